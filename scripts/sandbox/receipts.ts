import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { kstDayOf } from '#app/core/kst.ts';
import { kstTime } from './clock.ts';
import { type Answer, refusal, refusalByText } from './codes.ts';
import { randomText } from './random-text.ts';
import type { ReceiptRecord } from './records.ts';
import type { World } from './world.ts';

const IssueBody = z.object({
  amount: z.number().int().positive(),
  orderId: z.string().regex(/^[A-Za-z0-9_-]{6,64}$/),
  orderName: z.string().min(1).max(100),
  type: z.enum(['소득공제', '지출증빙']),
  customerIdentityNumber: z.string().max(30),
  taxFreeAmount: z.number().int().nonnegative().default(0),
});
const CancelBody = z.object({ amount: z.number().int().positive().nullish() });

const toWire = (receipt: ReceiptRecord, origin: string, cancelled: number | null = null) => ({
  receiptKey: cancelled === null ? receipt.receiptKey : `c_${receipt.receiptKey}`,
  issueNumber: receipt.issueNumber,
  issueStatus: 'IN_PROGRESS',
  amount: cancelled ?? receipt.amount,
  taxFreeAmount: receipt.taxFree,
  orderId: receipt.orderId,
  orderName: receipt.orderName,
  type: receipt.type,
  transactionType: cancelled === null ? 'CONFIRM' : 'CANCEL',
  businessNumber: '1234567890',
  customerIdentityNumber: receipt.identityNumber,
  failure: null,
  requestedAt: kstTime(new Date(receipt.at)),
  receiptUrl: `${origin}/receipts/cash/${receipt.receiptKey}`,
});

/** 현금영수증: a phone number deducts income, a business number proves an expense. */
export function issueReceipt(world: World, body: unknown, forced: string | null): Answer {
  const parsed = IssueBody.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  if (forced) return refusalByText(forced);
  const { amount, orderId, orderName, type, customerIdentityNumber, taxFreeAmount } = parsed.data;
  const digits = type === '지출증빙' ? /^\d{10}$/ : /^\d{10,19}$/;
  if (!digits.test(customerIdentityNumber) || taxFreeAmount > amount)
    return refusal('INVALID_CASH_RECEIPT_INFO');
  if (world.store.list('receipts').some((r) => r.orderId === orderId && r.left > 0))
    return refusal('DUPLICATED_CASH_RECEIPT');
  const receipt: ReceiptRecord = {
    receiptKey: randomText(40),
    orderId,
    orderName,
    type,
    identityNumber: customerIdentityNumber,
    amount,
    taxFree: taxFreeAmount,
    left: amount,
    issueNumber: String(randomInt(1_000_000_000)).padStart(9, '0'),
    at: world.clock.now().toISOString(),
  };
  world.store.put('receipts', receipt.receiptKey, receipt);
  return { status: 200, body: toWire(receipt, world.origin) };
}

export function cancelReceipt(
  world: World,
  receiptKey: string,
  body: unknown,
  forced: string | null,
): Answer {
  const parsed = CancelBody.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  if (forced) return refusalByText(forced);
  const receipt = world.store.get('receipts', receiptKey);
  if (!receipt) return refusal('NOT_FOUND');
  const amount = parsed.data.amount ?? receipt.left;
  if (amount > receipt.left || amount === 0) return refusal('INVALID_CASH_RECEIPT_INFO');
  const left = { ...receipt, left: receipt.left - amount };
  world.store.put('receipts', receiptKey, left);
  return { status: 200, body: toWire(left, world.origin, amount) };
}

export function listReceipts(world: World, query: unknown): Answer {
  const parsed = z.object({ requestDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }).safeParse(query);
  if (!parsed.success) return refusal('INVALID_DATE');
  const data = world.store
    .list('receipts')
    .filter((receipt) => kstDayOf(new Date(receipt.at)) === parsed.data.requestDate)
    .map((receipt) => toWire(receipt, world.origin));
  return { status: 200, body: { hasNext: false, lastCursor: 0, data } };
}
