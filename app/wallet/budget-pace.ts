import type { Krw } from '#app/core/krw.ts';
import { addDays, after, days, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';

const LOOK_BACK_DAYS = 7;

/**
 * 예산 소진 예상일: the KST day on which a budget is used up if it goes on as in the last seven days, by what was left
 * when each day began; `lasts` when it outlives `until`. Null while a day of watching is not over, and at the end.
 */
export function projectedEnd(
  noted: readonly { day: KstDay; left: Krw }[],
  left: Krw,
  now: Date,
  until: Date,
): KstDay | 'lasts' | null {
  const since = addDays(kstDayOf(now), -LOOK_BACK_DAYS);
  const [first] = noted.filter(({ day }) => day >= since).sort((a, b) => (a.day < b.day ? -1 : 1));
  if (!first || left <= 0) return null;
  const watched = now.getTime() - startOfDay(first.day).getTime();
  const spent = first.left - left;
  if (watched < days(1)) return null;
  if (spent <= 0) return 'lasts';
  const end = after(now, (left / spent) * watched);
  return end < until ? kstDayOf(end) : 'lasts';
}
