import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { decideCancel, decideConfirm, decideRead } from '#app/payments/answers.ts';

const asked = { paymentKey: 'key-1', orderId: 'order-1', amount: krw(10_000), idempotencyKey: 'confirm:1' };
const cancelAsked = {
  paymentKey: 'key-1',
  amount: krw(3_000),
  refundable: krw(10_000),
  taxFree: krw(0),
  reason: '변심',
  idempotencyKey: 'cancel:1',
};
const payment = {
  paymentKey: 'key-1',
  orderId: 'order-1',
  status: 'DONE',
  currency: 'KRW',
  totalAmount: 10_000,
  balanceAmount: 10_000,
};
const cancelOf = (transactionKey: string, cancelAmount: number, canceledAt: string) => ({
  transactionKey,
  cancelAmount,
  canceledAt,
  cancelReason: '변심',
});
const refused = (status: number, code: string) => ({ status, body: { code, message: '문구' } });

test.each([
  { status: 403, code: 'REJECT_CARD_PAYMENT', kind: 'refused' },
  { status: 400, code: 'INVALID_STOPPED_CARD', kind: 'refused' },
  { status: 400, code: 'INVALID_REQUEST', kind: 'refused' },
  { status: 400, code: 'ALREADY_PROCESSED_PAYMENT', kind: 'unknown', alarm: false },
  { status: 400, code: 'PROVIDER_ERROR', kind: 'unknown', alarm: false },
  { status: 409, code: 'IDEMPOTENT_REQUEST_PROCESSING', kind: 'unknown', alarm: false },
  { status: 401, code: 'UNAUTHORIZED_KEY', kind: 'unknown', alarm: true },
  { status: 403, code: 'FORBIDDEN_REQUEST', kind: 'unknown', alarm: true },
  { status: 404, code: 'NOT_FOUND_PAYMENT_SESSION', kind: 'session-gone' },
])('confirm: $code is $kind', ({ status, code, ...expected }) => {
  expect(decideConfirm(asked, refused(status, code))).toMatchObject(expected);
});

test('the code decides whatever the status says', () => {
  for (const status of [400, 403, 500])
    expect(decideConfirm(asked, refused(status, 'REJECT_CARD_PAYMENT')).kind).toBe('refused');
});

test.each([
  { status: 400, alarm: true },
  { status: 429, alarm: false },
  { status: 500, alarm: false },
])('a code nobody listed is unknown; with status $status it alarms: $alarm', ({ status, alarm }) => {
  const expected = { kind: 'unknown', because: 'BRAND_NEW_CODE', alarm };
  expect(decideConfirm(asked, refused(status, 'BRAND_NEW_CODE'))).toEqual(expected);
  expect(decideCancel(cancelAsked, refused(status, 'BRAND_NEW_CODE'))).toEqual(expected);
});

test('names every object has are not codes', () => {
  expect(decideConfirm(asked, refused(400, 'constructor')).kind).toBe('unknown');
});

test.each([undefined, null, '<html>', { message: 'no code' }])(
  'a refusal without a code is unknown: %j',
  (body) => {
    expect(decideConfirm(asked, { status: 502, body })).toMatchObject({
      kind: 'unknown',
      because: 'http-502',
    });
  },
);

test('a success is captured only when order, key, amount and currency are ours', () => {
  const confirm = (change: object) =>
    decideConfirm(asked, { status: 200, body: { ...payment, ...change } }).kind;
  expect(confirm({})).toBe('captured');
  expect(confirm({ totalAmount: 9_999 })).toBe('mismatched');
  expect(confirm({ orderId: 'order-2' })).toBe('mismatched');
  expect(confirm({ paymentKey: 'key-2' })).toBe('mismatched');
  expect(confirm({ currency: 'USD' })).toBe('mismatched');
});

test('a success that is not done, or cannot be read, is unknown', () => {
  const body = { ...payment, status: 'SOMETHING_NEW' };
  expect(decideConfirm(asked, { status: 200, body })).toMatchObject({ because: 'status-SOMETHING_NEW' });
  expect(decideConfirm(asked, { status: 200, body: undefined })).toMatchObject({
    because: 'unreadable-body',
  });
});

test('reading tells found, not found and unknown apart', () => {
  expect(decideRead('order-1', { status: 200, body: payment }).kind).toBe('found');
  expect(decideRead('order-2', { status: 200, body: payment })).toMatchObject({
    kind: 'unknown',
    alarm: true,
  });
  expect(decideRead('order-1', refused(404, 'NOT_FOUND_PAYMENT')).kind).toBe('not-found');
  expect(decideRead('order-1', refused(404, 'NOT_FOUND')).kind).toBe('not-found');
  expect(decideRead('order-1', { status: 404, body: undefined }).kind).toBe('unknown');
  expect(decideRead('order-1', refused(401, 'UNAUTHORIZED_KEY'))).toMatchObject({ alarm: true });
  const busy = refused(500, 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING');
  expect(decideRead('order-1', busy)).toMatchObject({ kind: 'unknown', alarm: false });
});

test.each([
  { status: 400, code: 'ALREADY_CANCELED_PAYMENT', kind: 'ambiguous' },
  { status: 400, code: 'NOT_MATCHES_REFUNDABLE_AMOUNT', kind: 'ambiguous' },
  { status: 403, code: 'NOT_CANCELABLE_AMOUNT', kind: 'ambiguous' },
  { status: 403, code: 'EXCEED_MAX_REFUND_DUE', kind: 'refused' },
  { status: 400, code: 'NOT_SUPPORTED_REFUND', kind: 'refused' },
  { status: 403, code: 'FORBIDDEN_CONSECUTIVE_REQUEST', kind: 'unknown', alarm: false },
  { status: 403, code: 'NOT_AVAILABLE_BANK', kind: 'unknown', alarm: false },
  { status: 400, code: 'ALREADY_REFUNDING_PAYMENT', kind: 'unknown', alarm: false },
  { status: 404, code: 'NOT_FOUND_PAYMENT', kind: 'unknown', alarm: true },
])('cancel: $code is $kind', ({ status, code, ...expected }) => {
  expect(decideCancel(cancelAsked, refused(status, code))).toMatchObject(expected);
});

test('a cancel names the transaction it made, the last of our amount', () => {
  const body = {
    ...payment,
    balanceAmount: 4_000,
    lastTransactionKey: 'second',
    cancels: [
      cancelOf('first', 3_000, '2026-11-23T10:00:00+09:00'),
      cancelOf('second', 3_000, '2026-11-23T10:00:00+09:00'),
    ],
  };
  expect(decideCancel(cancelAsked, { status: 200, body })).toMatchObject({ transactionKey: 'second' });
  const unnamed = { ...body, lastTransactionKey: null };
  unnamed.cancels = [
    cancelOf('first', 3_000, '2026-11-23T10:00:00+09:00'),
    cancelOf('later', 3_000, '2026-11-23T11:00:00+09:00'),
  ];
  expect(decideCancel(cancelAsked, { status: 200, body: unnamed })).toMatchObject({
    transactionKey: 'later',
  });
});

test('a success that does not list our cancel is unknown and alarms', () => {
  const body = { ...payment, cancels: [cancelOf('other', 5_000, '2026-11-23T10:00:00+09:00')] };
  expect(decideCancel(cancelAsked, { status: 200, body })).toMatchObject({ kind: 'unknown', alarm: true });
});
