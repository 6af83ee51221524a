import { addDays, after, days, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import type { BuyerCancelRule, CancelCause } from './words.ts';

/** The first instant after the last of `days` whole days that follow today. */
const endAfter = (now: Date, days: number): Date => startOfDay(addDays(kstDayOf(now), days + 1));

/** 유효기간: to the end of the campaign's period of use, or a number of days after the issue when that is sooner. */
export function expiryOf(campaign: { useUntil: Date; validDays: number | null }, now: Date): Date {
  if (campaign.validDays === null) return campaign.useUntil;
  const own = endAfter(now, campaign.validDays);
  if (own > campaign.useUntil) return campaign.useUntil;
  return own;
}

/** The last day it can be used, and how many days away that is: 0 is today. */
export function lastDayOf(expiresAt: Date, now: Date): { lastDay: KstDay; daysLeft: number } {
  const lastDay = kstDayOf(after(expiresAt, -1));
  const away = startOfDay(lastDay).getTime() - startOfDay(kstDayOf(now)).getTime();
  return { lastDay, daysLeft: away / days(1) };
}

export type RestoreDecision =
  | { outcome: 'restored'; expiresAt: Date }
  | { outcome: 'extended'; expiresAt: Date }
  | { outcome: 'kept'; because: 'campaign-rule' | 'expired'; expiresAt: Date };

/**
 * 쿠폰 복원: what a cancelled order does to its coupon. Caused by seller or mall it always comes back, and lives some
 * days longer when it has expired meanwhile; caused by the buyer the campaign's rule decides.
 */
export function decideRestore(
  coupon: { expiresAt: Date; onBuyerCancel: BuyerCancelRule; extendDays: number },
  cause: CancelCause,
  now: Date,
): RestoreDecision {
  const { expiresAt } = coupon;
  const expired = expiresAt <= now;
  if (cause === 'buyer' && coupon.onBuyerCancel === 'keep-used')
    return { outcome: 'kept', because: 'campaign-rule', expiresAt };
  if (!expired) return { outcome: 'restored', expiresAt };
  if (cause === 'buyer') return { outcome: 'kept', because: 'expired', expiresAt };
  return { outcome: 'extended', expiresAt: endAfter(now, coupon.extendDays) };
}
