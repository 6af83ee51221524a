import { expect, test } from 'vitest';
import { parsePayment, parseRefusal } from '#app/payments/provider-payment.ts';

const wire = {
  mId: 'tosspayments',
  paymentKey: '5EnNZRJGvaBX7zk2yd8ydw26XvwXkLrx9POLqKQjmAw4b0e1',
  orderId: 'a4CWyWY5m89PNh7xJwhk1',
  status: 'PARTIAL_CANCELED',
  currency: 'KRW',
  totalAmount: 10_000,
  balanceAmount: 7_000,
  method: '간편결제',
  easyPay: { provider: '카카오페이', amount: 0, discountAmount: 0 },
  card: { issuerCode: '21', installmentPlanMonths: 3, acquirerCode: null, newField: true },
  approvedAt: '2026-11-23T15:00:05+09:00',
  secret: 'ps_abc',
  lastTransactionKey: 'txrd_1',
  receipt: { url: 'https://dashboard.example/receipt' },
  cancels: [
    {
      transactionKey: 'txrd_1',
      cancelAmount: 3_000,
      canceledAt: '2026-11-23T16:00:00+09:00',
      cancelReason: '변심',
      cancelStatus: 'BRAND_NEW',
    },
  ],
};

test('a payment is read whole, instants as instants', () => {
  expect(parsePayment(wire)).toEqual({
    paymentKey: wire.paymentKey,
    deposit: null,
    useEscrow: false,
    orderId: wire.orderId,
    status: 'PARTIAL_CANCELED',
    currency: 'KRW',
    totalAmount: 10_000,
    balanceAmount: 7_000,
    method: '간편결제',
    easyPayProvider: '카카오페이',
    cardIssuerCode: '21',
    installmentMonths: 3,
    approvedAt: new Date('2026-11-23T06:00:05Z'),
    secret: 'ps_abc',
    lastTransactionKey: 'txrd_1',
    receiptUrl: 'https://dashboard.example/receipt',
    cancels: [
      {
        transactionKey: 'txrd_1',
        amount: 3_000,
        canceledAt: new Date('2026-11-23T07:00:00Z'),
        reason: '변심',
      },
    ],
  });
});

test('absent and null fields read alike, and an unknown status passes through', () => {
  const { paymentKey, orderId, currency, totalAmount, balanceAmount } = wire;
  const bare = { paymentKey, orderId, currency, totalAmount, balanceAmount, status: 'INVENTED_LATER' };
  const nothing = { method: null, card: null, easyPay: null, cancels: null, approvedAt: null, receipt: null };
  expect(parsePayment(bare)).toEqual(parsePayment({ ...bare, ...nothing }));
  expect(parsePayment(bare)).toMatchObject({ status: 'INVENTED_LATER', cancels: [], approvedAt: null });
});

test.each([
  { why: 'no amount', change: { totalAmount: undefined } },
  { why: 'part of a won', change: { totalAmount: 10.5 } },
  { why: 'less than nothing', change: { balanceAmount: -1 } },
  { why: 'an amount in words', change: { totalAmount: '10000' } },
  { why: 'no such day', change: { approvedAt: 'yesterday' } },
])('a payment with $why is not relied on', ({ change }) => {
  expect(parsePayment({ ...wire, ...change })).toBeNull();
});

test('a refusal needs a code; more fields do no harm', () => {
  expect(parseRefusal({ code: 'FDS_ERROR', message: '위험', data: {} })).toEqual({
    code: 'FDS_ERROR',
    message: '위험',
  });
  expect(parseRefusal({ message: '위험' })).toBeNull();
  expect(parseRefusal('<html>')).toBeNull();
});
