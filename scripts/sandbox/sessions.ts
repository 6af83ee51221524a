import { z } from 'zod';
import { hours } from '#app/core/kst.ts';
import { kstStamp } from './clock.ts';
import type { Code } from './codes.ts';
import { findBank, findEasyPay, findIssuer } from './institutions.ts';
import { isSpent, newWindowId, savePayment } from './payments.ts';
import { randomText } from './random-text.ts';
import type { Offer, PaymentRecord } from './records.ts';
import { MERCHANT_ID } from './wire-payment.ts';
import type { World } from './world.ts';

/** Loose on purpose: each wrong value has its own code, checked below in the provider's manner. */
export const SessionRequest = z.object({
  clientKey: z.unknown(),
  method: z.unknown(),
  params: z.record(z.string(), z.unknown()).default({}),
  framed: z.boolean().default(false),
});
export type SessionRequest = z.infer<typeof SessionRequest>;

const FULL_MONTHS = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const isMonths = (value: unknown): value is number => FULL_MONTHS.some((months) => months === value);

function isAbsoluteUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function cardOffer(params: Record<string, unknown>): Offer | Code {
  const { flowMode, cardCompany, easyPay, cardInstallmentPlan, maxCardInstallmentPlan } = params;
  if (cardInstallmentPlan != null && maxCardInstallmentPlan != null)
    return 'INVALID_CARD_INSTALLMENT_PLANS_WITH_MAX_AND_SINGLE';
  for (const plan of [cardInstallmentPlan, maxCardInstallmentPlan])
    if (plan != null && !isMonths(plan)) return 'INVALID_CARD_INSTALLMENT_PLAN';
  const direct = flowMode === 'DIRECT';
  if (flowMode != null && flowMode !== 'DEFAULT' && !direct) return 'INVALID_FLOW_MODE_PARAMETERS';
  if (direct && (cardCompany == null) === (easyPay == null)) return 'INVALID_FLOW_MODE_PARAMETERS';
  if (easyPay != null && direct) {
    const pay = findEasyPay(String(easyPay));
    return pay ? { kind: 'easy-pay', provider: pay.name } : 'NOT_SUPPORTED_METHOD';
  }
  const issuer = cardCompany == null ? null : findIssuer(String(cardCompany));
  if (issuer === undefined) return 'NOT_SUPPORTED_CARD_TYPE';
  const plan = {
    months: isMonths(cardInstallmentPlan) ? cardInstallmentPlan : null,
    maxMonths: isMonths(maxCardInstallmentPlan) ? maxCardInstallmentPlan : null,
  };
  if (!direct) return { kind: 'any', plan };
  return { kind: 'card', issuerCode: issuer?.code ?? null, plan };
}

const LONGEST_HOURS = 2160;

function accountOffer(params: Record<string, unknown>): Offer | Code {
  const { validHours, dueDate, bank } = params;
  if (validHours != null && dueDate != null) return 'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE';
  const given = bank == null ? null : findBank(String(bank));
  if (given === undefined) return 'INVALID_BANK';
  const bankCode = given?.code ?? null;
  if (dueDate != null) {
    const dueMs = Date.parse(`${String(dueDate).slice(0, 19)}+09:00`);
    return Number.isNaN(dueMs) ? 'INVALID_DATE' : { kind: 'virtual-account', bankCode, validMs: null, dueMs };
  }
  const hoursValid = Number(validHours ?? 168);
  if (!Number.isSafeInteger(hoursValid) || hoursValid <= 0) return 'INVALID_REQUEST';
  if (hoursValid > LONGEST_HOURS) return 'EXCEED_MAX_VALID_HOURS';
  return { kind: 'virtual-account', bankCode, validMs: hours(hoursValid), dueMs: null };
}

function offerOf(method: unknown, params: Record<string, unknown>): Offer | Code {
  switch (method) {
    case undefined:
    case null:
    case '':
    case '미선택':
      return { kind: 'any', plan: { months: null, maxMonths: null } };
    case '카드':
    case 'CARD':
      return cardOffer(params);
    case '토스페이':
    case '토스결제':
    case 'TOSSPAY':
      return { kind: 'easy-pay', provider: '토스페이' };
    case '계좌이체':
    case 'TRANSFER': {
      if (params.bank == null) return { kind: 'transfer', bankCode: null };
      const bank = findBank(String(params.bank));
      return bank ? { kind: 'transfer', bankCode: bank.code } : 'INVALID_BANK';
    }
    case '가상계좌':
    case 'VIRTUAL_ACCOUNT':
      return accountOffer(params);
    case '휴대폰':
    case 'MOBILE_PHONE':
      return { kind: 'phone', carrier: params.mobileCarrier == null ? null : String(params.mobileCarrier) };
    default:
      return 'NOT_SUPPORTED_METHOD';
  }
}

function wrongAmountCode(amount: unknown, offer: Offer): Code | null {
  if (amount == null) return 'REQUIRED_AMOUNT';
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) return 'INVALID_REQUEST';
  if (amount <= 0) return 'BELOW_ZERO_AMOUNT';
  if (amount < (offer.kind === 'transfer' || offer.kind === 'virtual-account' ? 200 : 100))
    return 'BELOW_MINIMUM_AMOUNT';
  if (offer.kind === 'transfer' && amount > 10_000_000) return 'EXCEEDS_TRANSFER_AMOUNT_MAXIMUM';
  return null;
}

function wrongUrlCode({ successUrl, failUrl }: Record<string, unknown>): Code | null {
  if (successUrl == null && failUrl == null) return null;
  if (successUrl == null) return 'INVALID_SUCCESS_URL';
  if (!isAbsoluteUrl(successUrl)) return 'INCORRECT_SUCCESS_URL_FORMAT';
  return isAbsoluteUrl(failUrl) ? null : 'INCORRECT_FAIL_URL_FORMAT';
}

const Metadata = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[^[\]]*$/),
    z.string().max(2_000),
  )
  .refine((pairs) => Object.keys(pairs).length <= 5);

function wrongTextCode(params: Record<string, unknown>): Code | null {
  const { orderId, orderName, customerEmail, currency, taxFreeAmount, amount, metadata } = params;
  if (orderId == null || orderName == null || orderName === '') return 'INVALID_REQUIRED_PARAM';
  if (typeof orderId !== 'string' || !/^[A-Za-z0-9_-]{6,64}$/.test(orderId)) return 'INVALID_ORDER_ID';
  if (typeof orderName !== 'string' || orderName.length > 100) return 'INVALID_ORDER_NAME';
  if (customerEmail != null && !z.email().max(100).safeParse(customerEmail).success) return 'INVALID_EMAIL';
  if (currency != null && currency !== 'KRW') return 'INVALID_CURRENCY';
  const taxFree = z.number().int().min(0).max(Number(amount)).nullish();
  if (!taxFree.safeParse(taxFreeAmount).success) return 'INVALID_REQUEST';
  return metadata == null || Metadata.safeParse(metadata).success ? null : 'INVALID_REQUEST';
}

/** Creates the READY payment behind a window, or says with the provider's code what is wrong with the request. */
export function openSession(world: World, request: SessionRequest): PaymentRecord | Code {
  const { clientKey, method, params, framed } = request;
  if (clientKey !== world.settings.clientKey) return 'INVALID_CLIENT_KEY';
  const offer = offerOf(method, params);
  if (typeof offer === 'string') return offer;
  const wrong = wrongAmountCode(params.amount, offer) ?? wrongTextCode(params) ?? wrongUrlCode(params);
  if (wrong) return wrong;
  const orderId = String(params.orderId);
  if (isSpent(world, orderId)) return 'DUPLICATED_ORDER_ID';
  const now = world.clock.now();
  const amount = Number(params.amount);
  const taxFree = Number(params.taxFreeAmount ?? 0);
  const customerName = params.customerName == null ? null : String(params.customerName).slice(0, 100);
  return savePayment(world, {
    paymentKey: `${MERCHANT_ID.slice(0, 5)}${kstStamp(now)}${randomText(5)}`,
    windowId: newWindowId(),
    orderId,
    orderName: String(params.orderName),
    amount,
    taxFree,
    offer,
    choice: null,
    customerName,
    metadata: Metadata.nullish().parse(params.metadata) ?? null,
    successUrl: params.successUrl == null ? null : String(params.successUrl),
    failUrl: params.failUrl == null ? null : String(params.failUrl),
    framed,
    status: 'READY',
    requestedAt: now.toISOString(),
    authenticatedAt: null,
    approvedAt: null,
    approvalKey: null,
    lastTransactionKey: null,
    secret: null,
    balance: amount,
    taxFreeLeft: taxFree,
    cancels: [],
    refuseAtConfirm: null,
    failure: null,
    account: null,
    escrow: params.useEscrow === true,
  });
}
