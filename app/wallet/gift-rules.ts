import { type Krw, krw, least, most } from '#app/core/krw.ts';
import { addDays, after, days, type KstDay, startOfDay } from '#app/core/kst.ts';
import type { WalletRefusal } from './refusals.ts';

export type GiftPolicy = { giftLimit: Krw; giftDailyLimit: Krw; giftMonthlyLimit: Krw };
/** What the sender has of charged money, and sent today and this KST month; what came back does not count. */
export type GiftStanding = { charged: Krw; sentToday: Krw; sentThisMonth: Krw };

const roomIn = (limit: Krw, sent: Krw): Krw => most(krw(0), krw(limit - sent));

/** The most that one gift may be now. */
export const giftRoom = (policy: GiftPolicy, at: GiftStanding): Krw =>
  least(
    policy.giftLimit,
    roomIn(policy.giftDailyLimit, at.sentToday),
    roomIn(policy.giftMonthlyLimit, at.sentThisMonth),
    at.charged,
  );

/** Null when the gift may be sent, else the rule in its way (domain rule 2.4). */
export function decideGift(amount: Krw, policy: GiftPolicy, at: GiftStanding): WalletRefusal | null {
  if (amount <= 0) return { code: 'wallet/gift-amount' };
  if (amount > policy.giftLimit) return { code: 'wallet/gift-limit', per: 'gift', left: policy.giftLimit };
  const today = roomIn(policy.giftDailyLimit, at.sentToday);
  if (amount > today) return { code: 'wallet/gift-limit', per: 'day', left: today };
  const month = roomIn(policy.giftMonthlyLimit, at.sentThisMonth);
  if (amount > month) return { code: 'wallet/gift-limit', per: 'month', left: month };
  if (amount > at.charged) return { code: 'wallet/gift-balance', balance: at.charged };
  return null;
}

/**
 * A gift can be accepted for some days, but never longer than its first money is good for: sending must not make money
 * last longer.
 */
export const acceptUntil = (sentAt: Date, acceptDays: number, firstEnd: KstDay): Date => {
  const ends = [after(sentAt, days(acceptDays)), startOfDay(addDays(firstEnd, 1))];
  return new Date(Math.min(...ends.map((end) => end.getTime())));
};

/** The charge room a gift gives back: as much as is sent, never more than the month still counts. */
export const restoredBy = (amount: Krw, month: { charged: Krw; restored: Krw }): Krw =>
  least(amount, roomIn(month.charged, month.restored));
