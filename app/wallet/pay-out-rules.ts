import { type Krw, krw } from '#app/core/krw.ts';
import { addDays, type KstDay, kstDayOf } from '#app/core/kst.ts';

export type PayOutPolicy = {
  chargeCancelDays: number;
  remainderUsedBps: number;
  smallChargeUpTo: Krw;
  smallRemainderUsedBps: number;
};
export type PayOutLot = {
  /** Charged through the provider by the owner; gifts and other buckets are not. */
  ownCharge: boolean;
  amount: Krw;
  remaining: Krw;
  /** Spent in stores and not returned. */
  spent: Krw;
  /** Out in orders not paid yet, gifts not answered, returns that wait for room: it may come back. */
  open: Krw;
  chargedAt: Date;
};

export type PayOutDecision =
  | { kind: 'cancel' | 'remainder'; amount: Krw }
  | { kind: 'none'; because: 'not-a-charge' | 'empty' | 'in-use' }
  | { kind: 'none'; because: 'used-too-little'; needed: Krw; spent: Krw };

/** The last day a charge can be cancelled as a whole. */
export const lastCancelDay = (chargedAt: Date, policy: PayOutPolicy): KstDay =>
  addDays(kstDayOf(chargedAt), policy.chargeCancelDays);

/** What must be spent of a charge before its remainder is paid out, in won, rounded up. */
export function neededSpend(amount: Krw, policy: PayOutPolicy): Krw {
  const bps = amount <= policy.smallChargeUpTo ? policy.smallRemainderUsedBps : policy.remainderUsedBps;
  return krw(Number((BigInt(amount) * BigInt(bps) + 9_999n) / 10_000n));
}

/**
 * 충전 취소 and 잔액 환급 of one charge: all of an untouched one within the policy's days, later the remainder once the
 * used share is reached (지역사랑상품권법 art. 10②). Only spending counts as use: what was sent as a gift or ended by
 * itself does not, and money that an open order or gift may still bring back decides nothing.
 */
export function decidePayOut(lot: PayOutLot, policy: PayOutPolicy, today: KstDay): PayOutDecision {
  if (!lot.ownCharge) return { kind: 'none', because: 'not-a-charge' };
  const cancellable = today <= lastCancelDay(lot.chargedAt, policy);
  if (cancellable && lot.remaining === lot.amount) return { kind: 'cancel', amount: lot.amount };
  if (cancellable && lot.remaining + lot.open === lot.amount) return { kind: 'none', because: 'in-use' };
  if (lot.remaining === 0) return { kind: 'none', because: 'empty' };
  const needed = neededSpend(lot.amount, policy);
  if (lot.spent >= needed) return { kind: 'remainder', amount: lot.remaining };
  return { kind: 'none', because: 'used-too-little', needed, spent: lot.spent };
}
