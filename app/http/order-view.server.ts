import { previewCancel } from '#app/claims/index.server.ts';
import { addBusinessDays } from '#app/core/business-days.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { add, subtract } from '#app/core/krw.ts';
import { after, kstDayOf } from '#app/core/kst.ts';
import type { OrderReader, OrderView } from '#app/orders/index.server.ts';
import { confirmableLines, findOrder, linesOf } from '#app/orders/index.server.ts';
import {
  type Attempt,
  capturedAttempt,
  depositOf,
  latestAttempt,
  receiptsOf,
} from '#app/payments/index.server.ts';
import { bankName } from '#app/payments/index.ts';
import { redemptionsOf } from '#app/promotions/index.server.ts';
import { accountAsked, listPromises, listRefunds } from '#app/refunds/index.server.ts';
import { linesToReview } from '#app/reviews/index.server.ts';
import { ticketsOf } from '#app/tickets/index.server.ts';
import { promiseView } from './promise-view.ts';
import { tenderRows } from './proof-view.ts';
import { storedQuote } from './stored-quote.ts';

/** Business days within which a decided refund is done (E-commerce Act art. 18②). */
const REFUND_DAYS = 3;

/** Everything the order page shows: tenders, benefits, tickets, refunds, and what can still be done. */
export async function orderView(ctx: Ctx<OrderReader>, number: string) {
  const found = await findOrder(ctx, number);
  if (!found) return null;
  // The calculation holds what is not the buyer's to see.
  const { quote, ...order } = found;
  const ticketLines = order.stores
    .flatMap((store) => store.lines)
    .filter((line) => line.kind === 'ticket' && line.lineType === 'item');
  const [attempt, refunds, tickets, receipts, refundAccount, coupons, promises] = await Promise.all([
    order.state === 'paid' ? capturedAttempt(ctx, order.id) : latestAttempt(ctx, order.id),
    listRefunds(ctx, order.id),
    ticketsOf(
      ctx,
      ticketLines.map(({ id }) => id),
    ),
    receiptsOf(ctx, order.id),
    accountAsked(ctx, order.id),
    redemptionsOf(ctx, order.id),
    listPromises(ctx, order.id),
  ]);
  return {
    ...order,
    paidTotal: subtract(order.total, order.couponTotal),
    tenderRows: tenderRows(
      { tenders: order.tenders, grants: storedQuote(quote)?.output.grants ?? grantsAsOne(order) },
      attempt?.methodLabel ?? undefined,
    ),
    coupons: coupons.map((coupon) => ({
      couponId: coupon.couponId,
      name: coupon.name,
      ...fundedBy(coupon),
      returned: coupon.state === 'returned' && coupon.returnReason !== null,
      lastDay: kstDayOf(after(coupon.expiresAt, -1)),
    })),
    external: attempt && {
      label: attempt.methodLabel ?? null,
      receiptUrl: attempt.receiptUrl,
      state: attempt.state,
      tossOrderId: attempt.tossOrderId,
      amount: attempt.amount,
      instalmentMonths: attempt.instalmentMonths,
      expiresAt: attempt.expiresAt,
      deposit: attempt.state === 'awaiting_deposit' ? depositView(attempt) : null,
    },
    now: ctx.now,
    receipts,
    refundAccount,
    refunds: refunds.map((refund) => refundView(order, refund, refundAccount.asked)),
    tickets,
    promise: promiseView(
      order.stores.flatMap(({ id }) => promises.filter(({ storeOrderId }) => storeOrderId === id)),
      ({ storeOrderId }) => {
        const store = order.stores.find(({ id }) => id === storeOrderId);
        return store ? { key: store.id, name: store.name } : null;
      },
    ),
    cancellable: await cancellableStores(ctx, found),
    confirmable: await confirmable(ctx, order.id),
    reviewable: await reviewable(ctx, order.id),
  };
}

async function reviewable(ctx: Ctx<OrderReader>, orderId: string): Promise<string[]> {
  const { actor } = ctx;
  if (actor.kind !== 'shopper') return [];
  return (await linesToReview({ ...ctx, actor }, orderId)).map(({ lineId }) => lineId);
}

export type OrderPageView = NonNullable<Awaited<ReturnType<typeof orderView>>>;

const grantsAsOne = ({ tenders }: Pick<OrderView, 'tenders'>) => [
  { programmeId: 'grant', name: '정책수당', amount: tenders.grant },
];

/** What a coupon took off, and of whose money. */
function fundedBy({ city, mall, seller }: Awaited<ReturnType<typeof redemptionsOf>>[number]) {
  const parts = [
    { who: '대전광역시', amount: city },
    { who: '온통대전몰', amount: mall },
    { who: '판매자', amount: seller },
  ];
  return { discount: add(city, mall, seller), funders: parts.filter(({ amount }) => amount > 0) };
}

type RefundRow = Awaited<ReturnType<typeof listRefunds>>[number];

/** Whether it waits for the account is for the asking to say: the worker finds out only when it tries to send it. */
const waitsToBeSent = ({ state }: RefundRow) => state === 'decided' || state === 'needs_account';

function refundView(order: Pick<OrderView, 'stores'>, refund: RefundRow, accountAsked: boolean) {
  const { charged, cashback, grant, points, external } = refund;
  const sold = order.stores.flatMap((store) => store.lines);
  return {
    id: refund.id,
    state: waitsToBeSent(refund) ? (accountAsked ? 'needs_account' : 'decided') : refund.state,
    reason: refund.reason,
    items: refund.lines.flatMap(({ lineId, quantity }) => {
      const line = sold.find(({ id }) => id === lineId);
      return line ? [{ lineId, name: line.snapshot.name, item: line.lineType === 'item', quantity }] : [];
    }),
    parts: { charged, cashback, grant, points, external },
    total: add(charged, cashback, grant, points, external),
    withheld: refund.withheld,
    waiting: refund.pendingReturn,
    clawed: {
      fromPending: refund.clawedPending,
      fromCashback: refund.clawedCashback,
      fromReturn: refund.clawedCharged,
      points: refund.clawedPoints,
    },
    decidedAt: refund.decidedAt,
    doneAt: refund.doneAt,
    dueOn: addBusinessDays(kstDayOf(refund.decidedAt), REFUND_DAYS),
  };
}

function depositView(attempt: Attempt) {
  const facts = depositOf(attempt);
  return (
    facts && {
      bank: bankName(facts.bankCode),
      accountNumber: facts.accountNumber,
      holder: facts.holder,
      dueAt: attempt.dueAt ?? attempt.expiresAt,
      withdrawn: attempt.withdrawals > 0,
      closing: attempt.failureCode !== null,
    }
  );
}

async function cancellableStores(ctx: Ctx<OrderReader>, order: OrderView): Promise<string[]> {
  if (order.state !== 'paid') return [];
  const found: string[] = [];
  for (const store of order.stores)
    if (await previewCancel(ctx, { number: order.number, storeOrderId: store.id })) found.push(store.id);
  return found;
}

/** Lines a member may confirm now; guests' orders are confirmed by themselves. */
async function confirmable(ctx: Ctx<OrderReader>, orderId: string): Promise<string[]> {
  if (ctx.actor.kind !== 'shopper') return [];
  return (await confirmableLines(ctx, await linesOf(ctx, orderId))).map(({ id }) => id);
}
