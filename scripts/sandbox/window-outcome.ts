import { z } from 'zod';
import { type Code, type Problem, problem, refusalByText } from './codes.ts';
import { type Fault, wrongAmount } from './faults.ts';
import { BANKS, CARD_ISSUERS, CARRIERS, EASY_PAYS, findEasyPay } from './institutions.ts';
import { abort, savePayment } from './payments.ts';
import type { Choice, Offer, PaymentRecord, Plan } from './records.ts';
import type { World } from './world.ts';

export const OUTCOMES = ['ok', 'over-limit', 'no-balance', 'refuse-at-confirm', 'cancel'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How the window ends: a redirect, or (without return addresses) news for the page that opened it. */
export type Ending = {
  kind: 'success' | 'fail' | 'cancel';
  returnUrl: string | null;
  values: Record<string, string>;
};

export const WindowForm = z.object({
  means: z
    .enum([
      'card',
      'transfer',
      'virtual-account',
      'phone',
      'kakaopay',
      'naverpay',
      'tosspay',
      'samsungpay',
      'payco',
    ])
    .default('card'),
  issuer: z.string().optional(),
  months: z.coerce.number().int().min(0).max(12).default(0),
  bank: z.string().optional(),
  carrier: z.string().optional(),
  paidBy: z.enum(['money', 'card']).default('money'),
  outcome: z.enum(OUTCOMES).default('ok'),
});
export type WindowForm = z.infer<typeof WindowForm>;

const INSTALMENTS_FROM = 50_000;

/** The longest instalment plan the buyer may pick; 0 is lump sum only. */
export function longestPlan(payment: PaymentRecord): number {
  if (payment.amount < INSTALMENTS_FROM) return 0;
  const { months, maxMonths } = planOf(payment);
  return months ?? maxMonths ?? 12;
}

export function planOf({ offer }: PaymentRecord): Plan {
  return 'plan' in offer ? offer.plan : { months: 0, maxMonths: null };
}

/** Account transfers have a floor and a ceiling of their own. */
export const isTransferable = ({ amount }: PaymentRecord): boolean => amount >= 200 && amount <= 10_000_000;

/** Null when the form asks for something the shop did not offer. */
export function choiceOf(payment: PaymentRecord, form: WindowForm): Choice | null {
  const { offer } = payment;
  const easyPay = findEasyPay(form.means);
  if (easyPay) {
    const offered = offer.kind === 'any' || (offer.kind === 'easy-pay' && offer.provider === easyPay.name);
    return offered ? { kind: 'easy-pay', provider: easyPay.name, paidBy: form.paidBy } : null;
  }
  if (form.means === 'phone') {
    if (offer.kind !== 'any' && offer.kind !== 'phone') return null;
    const wanted = (offer.kind === 'phone' && offer.carrier) || form.carrier;
    const carrier = CARRIERS.find(({ code }) => code === wanted) ?? CARRIERS[0];
    return { kind: 'phone', carrier: carrier.code };
  }
  if (form.means === 'virtual-account') {
    if (offer.kind !== 'any' && offer.kind !== 'virtual-account') return null;
    const wanted = (offer.kind === 'virtual-account' && offer.bankCode) || form.bank;
    const bank = BANKS.find(({ code }) => code === wanted) ?? BANKS[0];
    return bank && payment.amount >= 200 ? { kind: 'virtual-account', bankCode: bank.code } : null;
  }
  if (form.means === 'transfer') {
    if (offer.kind !== 'any' && offer.kind !== 'transfer') return null;
    const wanted = (offer.kind === 'transfer' && offer.bankCode) || form.bank;
    const bank = BANKS.find(({ code }) => code === wanted) ?? BANKS[0];
    return bank && isTransferable(payment) ? { kind: 'transfer', bankCode: bank.code } : null;
  }
  if (offer.kind !== 'any' && offer.kind !== 'card') return null;
  const wanted = (offer.kind === 'card' && offer.issuerCode) || form.issuer;
  const issuer = CARD_ISSUERS.find(({ code }) => code === wanted) ?? CARD_ISSUERS[0];
  const fixed = planOf(payment).months;
  const months = payment.amount < INSTALMENTS_FROM ? 0 : (fixed ?? form.months);
  if (!issuer || months === 1 || months > longestPlan(payment)) return null;
  return { kind: 'card', issuerCode: issuer.code, months };
}

/** The means a form must name for an offer that leaves no choice. */
export function onlyMeans(offer: Offer): WindowForm['means'] | null {
  if (offer.kind === 'any') return null;
  if (offer.kind !== 'easy-pay') return offer.kind;
  return EASY_PAYS.find(({ name }) => name === offer.provider)?.slug ?? null;
}

function addressed(base: string | null, values: Record<string, string>): string | null {
  if (!base) return null;
  const url = new URL(base);
  for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
  return url.href;
}

function failed(payment: PaymentRecord, { code, message }: Problem): Ending {
  const values = { code, message, orderId: payment.orderId };
  return { kind: 'fail', returnUrl: addressed(payment.failUrl, values), values };
}

const DECLINES: Partial<Record<Outcome, Code>> = {
  'over-limit': 'REJECT_CARD_PAYMENT',
  'no-balance': 'REJECT_ACCOUNT_PAYMENT',
};

/** What the buyer did in the window, with the way back to the shop. */
export function endWindow(
  world: World,
  payment: PaymentRecord,
  act: { choice: Choice; outcome: Outcome; fault: Fault | null },
): Ending {
  const { choice, outcome, fault } = act;
  if (outcome === 'cancel') {
    // Closing changes no status, and the way back carries no order id: so the provider does it.
    const values = { ...problem('PAY_PROCESS_CANCELED') };
    return { kind: 'cancel', returnUrl: addressed(payment.failUrl, values), values };
  }
  const forced = fault?.mode === 'refuse' ? (fault.code ?? 'REJECT_CARD_COMPANY') : null;
  const declined = forced ?? DECLINES[outcome];
  if (declined) {
    const failure = refusalByText(declined).body;
    world.store.batch(() => abort(world, { ...payment, choice }, failure));
    return failed(payment, failure);
  }
  savePayment(world, {
    ...payment,
    choice,
    status: 'IN_PROGRESS',
    authenticatedAt: world.clock.now().toISOString(),
    refuseAtConfirm: outcome === 'refuse-at-confirm' ? 'REJECT_CARD_PAYMENT' : null,
  });
  const amount = fault?.mode === 'lie' ? wrongAmount(payment.amount) : payment.amount;
  const values = {
    paymentType: 'NORMAL',
    orderId: payment.orderId,
    paymentKey: payment.paymentKey,
    amount: String(amount),
  };
  return { kind: 'success', returnUrl: addressed(payment.successUrl, values), values };
}

/** Coming back to a window already used: the same way out again, so a reload does no harm. */
export function endingAgain(payment: PaymentRecord): Ending {
  if (payment.status === 'EXPIRED' || payment.status === 'ABORTED')
    return failed(payment, payment.failure ?? problem('PAY_PROCESS_ABORTED'));
  const { orderId, paymentKey } = payment;
  const values = { paymentType: 'NORMAL', orderId, paymentKey, amount: String(payment.amount) };
  return { kind: 'success', returnUrl: addressed(payment.successUrl, values), values };
}
