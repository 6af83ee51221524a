import type { SHARES } from '#app/refunds/index.ts';
import type { Facts, LineFact, OrderFact } from './facts.ts';
import { LIMITS } from './town.ts';

/** What one history gave away besides charges, which the facts show, and what rewards really paid out. */
export type Given = { points: number; grant: number };
export type PaidOut = Map<string, number>;

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);
const live = (order: OrderFact): boolean => order.state === 'paid' || order.state === 'awaiting_payment';
const shareOf = (order: OrderFact, share: (typeof SHARES)[number]): number =>
  sum(order.lines.map((line) => line.shares[share]));

export type Expected = Record<
  | 'charged'
  | 'cashback'
  | 'grant'
  | 'points'
  | 'cashback_pending'
  | 'points_pending'
  | 'held'
  | 'pending_return',
  number
>;

/**
 * The plain model: what each person must have, from what was charged, given, ordered, refunded, earned. No books, no
 * lots, no holds: only addition.
 */
export function expectedFor(
  facts: Facts,
  person: number,
  userId: string,
  given: Given,
  paidOut: PaidOut,
): Expected {
  const own = facts.people[person];
  const orders = facts.orders.filter((order) => order.userId === userId);
  const paid = orders.filter((order) => order.state === 'paid');
  const open = orders.filter((order) => order.state === 'awaiting_payment');
  const refunds = paid.flatMap((order) => order.refunds);
  const waiting = own?.waiting ?? {};
  const gone = (bucket: string) => own?.expired[bucket] ?? 0;
  const gifted =
    sum(facts.gifts.filter((g) => g.receiverId === userId && g.state === 'accepted').map((g) => g.amount)) -
    sum(
      facts.gifts
        .filter((g) => g.senderId === userId && ['sent', 'accepted'].includes(g.state))
        .map((g) => g.amount),
    );
  const paidBack = sum((own?.payOuts ?? []).map((out) => out.amount));
  const spent = (share: 'charged' | 'cashback' | 'grant' | 'points') =>
    sum(orders.filter(live).map((order) => shareOf(order, share)));
  const back = (share: 'charged' | 'cashback' | 'grant' | 'points') =>
    sum(refunds.map((refund) => refund[share]));
  const rewards = paid.flatMap((order) =>
    order.lines.flatMap((line) =>
      line.rewards.map((reward) => ({ ...reward, key: `${line.id}:${reward.programmeId}` })),
    ),
  );
  const earned = (confirmed: boolean) =>
    sum(
      paid.flatMap((order) =>
        order.lines
          .filter((line) => line.confirmed === confirmed)
          .map((line) => line.shares.pointsEarned - returned(line.shares.pointsEarned, line)),
      ),
    );
  return {
    charged:
      sum(
        (own?.charges ?? [])
          .filter((c) => c.state === 'charged' || c.state === 'cancelled')
          .map((c) => c.amount),
      ) -
      spent('charged') +
      back('charged') +
      gifted -
      paidBack -
      gone('charged') -
      (waiting.charged ?? 0),
    cashback:
      sum(rewards.map((reward) => paidOut.get(reward.key) ?? 0)) -
      spent('cashback') +
      back('cashback') -
      (waiting.cashback ?? 0) -
      gone('cashback') -
      sum(refunds.map((r) => r.clawedCashback)),
    grant: given.grant - spent('grant') + back('grant') - gone('grant') - (waiting.grant ?? 0),
    points:
      given.points +
      sum([...paidOut].filter(([key]) => key.startsWith(`points:${userId}`)).map(([, amount]) => amount)) -
      spent('points') +
      back('points') -
      gone('points') -
      sum(refunds.map((refund) => clawedFromBalance.get(refund.id) ?? 0)),
    cashback_pending: sum(rewards.filter((r) => r.state !== 'paid').map((r) => r.amount - r.reversed)),
    points_pending: earned(false),
    held: sum(
      open.flatMap((order) =>
        (['charged', 'cashback', 'grant'] as const).map((share) => shareOf(order, share)),
      ),
    ),
    pending_return: sum(Object.values(waiting)),
  };
}

/** Of each refund: earned points taken from the balance, as the model planned it. */
export const clawedFromBalance = new Map<string, number>();

/** What of a share has come back after so many units: rule R2, and nothing else. */
export const returned = (share: number, line: Pick<LineFact, 'quantity' | 'refundedQuantity'>): number =>
  Math.floor((share * line.refundedQuantity) / line.quantity);

/** Units left on the shelf: what was there less what live orders took and did not bring back. */
export const expectedStock = (facts: Facts, unitId: string, opening: number): number =>
  opening -
  sum(
    facts.orders
      .filter(live)
      .flatMap((order) =>
        order.lines.flatMap((line) =>
          [{ unitId: line.unitId, quantity: 1 }, ...line.parts]
            .filter((taken) => taken.unitId === unitId)
            .map((taken) => (line.quantity - line.refundedQuantity) * taken.quantity),
        ),
      ),
  );

/** Money promised and not taken back, by programme. */
export const promised = (facts: Facts, programmeId: string): number =>
  sum(
    facts.orders
      .filter(live)
      .flatMap((order) =>
        order.lines.flatMap((line) =>
          line.rewards
            .filter((r) => r.programmeId === programmeId)
            .map((r) => r.amount - returned(r.amount, line)),
        ),
      ),
  );

export type Planned = Record<
  | 'charged'
  | 'cashback'
  | 'grant'
  | 'points'
  | 'external'
  | 'pendingReturn'
  | 'clawedCashback'
  | 'clawedBalancePoints',
  number
>;

/** What cancelling these units must give back, by the rules of money-safety §6 alone. */
export function planned(
  order: OrderFact,
  units: ReadonlyMap<string, number>,
  has: Expected,
  charging: number,
): Planned {
  const due = (line: LineFact, share: number): number =>
    Math.floor((share * (line.refundedQuantity + (units.get(line.id) ?? 0))) / line.quantity) -
    returned(share, line);
  const total = (share: (typeof SHARES)[number]) =>
    sum(order.lines.map((line) => due(line, line.shares[share])));
  const owedBack = sum(
    order.lines.flatMap((line) =>
      line.rewards.filter((r) => r.state === 'paid').map((r) => due(line, r.amount)),
    ),
  );
  const fromReturned = Math.min(owedBack, total('cashback'));
  const fromBalance = Math.min(owedBack - fromReturned, has.cashback);
  const fromCharged = Math.min(owedBack - fromReturned - fromBalance, total('charged'));
  const pointsOwed = sum(
    order.lines.filter((line) => line.confirmed).map((line) => due(line, line.shares.pointsEarned)),
  );
  const pointsKept = Math.min(pointsOwed, total('points'));
  const back = {
    charged: total('charged') - fromCharged,
    cashback: total('cashback') - fromReturned,
    grant: total('grant'),
    points: total('points') - pointsKept,
    external: total('external'),
  };
  const room = Math.max(0, LIMITS.holding - has.charged - has.cashback - has.grant - has.held - charging);
  return {
    ...back,
    pendingReturn: Math.max(0, back.charged + back.cashback + back.grant - room),
    clawedCashback: fromBalance,
    clawedBalancePoints: Math.min(pointsOwed - pointsKept, has.points),
  };
}

/** Which units may be cancelled now: unshipped goods and unused tickets; a store's shipping with the last of its goods. */
export function cancellable(
  order: OrderFact,
  wanted: (line: LineFact, i: number) => number,
): Map<string, number> {
  const units = new Map<string, number>();
  order.lines.forEach((line, i) => {
    if (line.lineType !== 'item' || !['paid', 'issued'].includes(line.state)) return;
    const quantity = Math.min(wanted(line, i), line.quantity - line.refundedQuantity);
    if (quantity > 0) units.set(line.id, quantity);
  });
  if (units.size === 0) return units;
  for (const shipping of order.lines.filter(
    (line) => line.lineType === 'shipping' && line.state === 'paid',
  )) {
    const goods = order.lines.filter(
      (line) =>
        line.storeOrderId === shipping.storeOrderId && line.lineType === 'item' && line.kind === 'goods',
    );
    if (goods.every((line) => line.refundedQuantity + (units.get(line.id) ?? 0) === line.quantity))
      units.set(shipping.id, 1);
  }
  return units;
}
