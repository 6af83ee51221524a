import { z } from 'zod';
import { kstTime } from './clock.ts';
import { type Answer, refusal } from './codes.ts';
import type { PaymentRecord } from './records.ts';
import { MERCHANT_ID, methodName } from './wire-payment.ts';
import type { World } from './world.ts';

const Query = z.object({
  startDate: z.string().min(1),
  endDate: z.string().min(1),
  startingAfter: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(100),
});

/** Times without an offset are Seoul's. */
function instantOf(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.slice(0, 19)}+09:00`);
}

function transactionsOf(payment: PaymentRecord, origin: string) {
  if (!payment.approvedAt || !payment.approvalKey) return [];
  const common = {
    mId: MERCHANT_ID,
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    method: methodName(payment.choice),
    customerKey: null,
    useEscrow: false,
    receiptUrl: `${origin}/receipts/${payment.windowId}`,
    currency: 'KRW',
  };
  const approval = {
    ...common,
    transactionKey: payment.approvalKey,
    status: 'DONE',
    amount: payment.amount,
    at: payment.approvedAt,
  };
  const cancels = payment.cancels.map((cancel) => ({
    ...common,
    transactionKey: cancel.transactionKey,
    status: cancel.left === 0 ? 'CANCELED' : 'PARTIAL_CANCELED',
    // The sign of a cancel is not documented; the status tells which way the money went.
    amount: cancel.amount,
    at: cancel.at,
  }));
  return [approval, ...cancels];
}

export function listTransactions(world: World, query: unknown): Answer {
  const parsed = Query.safeParse(query);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  const { startingAfter, limit } = parsed.data;
  const [from, until] = [instantOf(parsed.data.startDate), instantOf(parsed.data.endDate)];
  if (Number.isNaN(from) || Number.isNaN(until)) return refusal('INVALID_DATE');
  if (limit > 5_000) return refusal('EXCEED_MAX_QUERY_LIMIT');
  const all = world.store
    .list('payments')
    .flatMap((payment) => transactionsOf(payment, world.origin))
    .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= until)
    .sort((a, b) => a.at.localeCompare(b.at) || a.transactionKey.localeCompare(b.transactionKey));
  const start = startingAfter ? all.findIndex((t) => t.transactionKey === startingAfter) + 1 : 0;
  if (startingAfter && start === 0) return refusal('INVALID_PAGING_KEY');
  const page = all.slice(start, start + limit);
  return {
    status: 200,
    body: page.map(({ at, ...rest }) => ({ ...rest, transactionAt: kstTime(new Date(at)) })),
  };
}
