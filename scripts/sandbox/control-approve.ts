import { z } from 'zod';
import { type Answer, refusal } from './codes.ts';
import { takeFault } from './faults.ts';
import { findByWindow } from './payments.ts';
import type { PaymentRecord } from './records.ts';
import { openSession } from './sessions.ts';
import { choiceOf, endWindow, type Outcome, onlyMeans, WindowForm } from './window-outcome.ts';
import type { World } from './world.ts';

const OUTCOMES: Record<string, Outcome> = {
  ok: 'ok',
  refuse: 'over-limit',
  'refuse-at-confirm': 'refuse-at-confirm',
  cancel: 'cancel',
};

const MEANS: Record<string, WindowForm['means']> = {
  card: 'card',
  카드: 'card',
  transfer: 'transfer',
  계좌이체: 'transfer',
  kakaopay: 'kakaopay',
  카카오페이: 'kakaopay',
  naverpay: 'naverpay',
  네이버페이: 'naverpay',
  tosspay: 'tosspay',
  토스페이: 'tosspay',
  samsungpay: 'samsungpay',
  삼성페이: 'samsungpay',
  payco: 'payco',
  페이코: 'payco',
  virtual_account: 'virtual-account',
  가상계좌: 'virtual-account',
  phone: 'phone',
  휴대폰: 'phone',
};

const ApproveInput = z.object({
  orderId: z.string(),
  method: z.string().optional(),
  outcome: z.enum(['ok', 'refuse', 'refuse-at-confirm', 'cancel']).default('ok'),
  issuer: z.string().optional(),
  months: z.number().int().optional(),
  bank: z.string().optional(),
  /** What the shop would have handed to the browser script, for tests without a browser. */
  session: z.record(z.string(), z.unknown()).optional(),
});
type ApproveInput = z.infer<typeof ApproveInput>;

function newestReady(world: World, orderId: string): PaymentRecord | null {
  const ready = world.store
    .paymentsOfOrder(orderId)
    .map((payment) => findByWindow(world, payment.windowId))
    .filter((payment) => payment?.status === 'READY');
  return ready.at(-1) ?? null;
}

function opened(world: World, input: ApproveInput): PaymentRecord | Answer {
  const ready = newestReady(world, input.orderId);
  if (ready) return ready;
  if (!input.session) return refusal('NOT_FOUND_PAYMENT_SESSION');
  const { method, ...params } = input.session;
  const made = openSession(world, {
    clientKey: world.settings.clientKey,
    method,
    params: { ...params, orderId: input.orderId },
    framed: false,
  });
  return typeof made === 'string' ? refusal(made) : made;
}

/** Does what a buyer would do in the window, and says where the browser would go next. */
export function approve(world: World, body: unknown): Answer {
  const parsed = ApproveInput.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  const input = parsed.data;
  const payment = opened(world, input);
  if (!('paymentKey' in payment)) return payment;
  const means = input.method === undefined ? (onlyMeans(payment.offer) ?? 'card') : MEANS[input.method];
  const outcome = OUTCOMES[input.outcome];
  if (!means || !outcome) return refusal('NOT_SUPPORTED_METHOD');
  const { issuer, months, bank } = input;
  const form = WindowForm.safeParse({ means, issuer, months, bank, outcome });
  const choice = form.success ? choiceOf(payment, form.data) : null;
  if (!choice) return refusal('NOT_SUPPORTED_METHOD');
  const fault = outcome === 'cancel' ? null : takeFault(world, 'window', payment.orderId);
  const ending = endWindow(world, payment, { choice, outcome, fault });
  return {
    status: 200,
    body: { returnUrl: ending.returnUrl, kind: ending.kind, paymentKey: payment.paymentKey },
  };
}
