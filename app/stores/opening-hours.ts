import { addDays, type KstDay, kstDayOf } from '#app/core/kst.ts';

type DayHours = { from: string; until: string };
/** By weekday from Sunday; null = closed every week on that day. */
export type OpeningHours = (DayHours | null)[];
/** `매월 둘째 일요일`, or every such weekday when `nth` is null. */
export type ClosingRule = { weekday: number; nth: number | null };

export type Closure = { firstDay: KstDay; lastDay: KstDay; reason: string };
export type OpeningFacts = {
  hours: OpeningHours | null;
  closedOn: readonly ClosingRule[];
  closures: readonly Closure[];
};
export type OpenNow =
  | { state: 'unknown' }
  | { state: 'open'; until: string }
  /** Opens later today, closed for the rest of the day, or closed all day with the reason. */
  | { state: 'before'; from: string }
  | { state: 'after' }
  | { state: 'closed'; why: string };

export const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'] as const;
export const NTH = ['', '첫째', '둘째', '셋째', '넷째', '다섯째'] as const;
const DAYS_AHEAD = 60;

export const weekdayOf = (day: KstDay): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const nthOf = (day: KstDay): number => Math.ceil(Number(day.slice(8)) / 7);

const rulesOn = (rules: readonly ClosingRule[], day: KstDay): ClosingRule[] =>
  rules.filter((rule) => rule.weekday === weekdayOf(day) && (rule.nth === null || rule.nth === nthOf(day)));

const ruleText = ({ weekday, nth }: ClosingRule): string =>
  nth === null ? `매주 ${WEEKDAYS[weekday]}요일` : `매월 ${NTH[nth]} ${WEEKDAYS[weekday]}요일`;

/** Why a place is closed all that day; null when it opens. */
export function closedWhy(facts: OpeningFacts, day: KstDay): string | null {
  const dated = facts.closures.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (dated) return dated.reason;
  const [rule] = rulesOn(facts.closedOn, day);
  if (rule) return `${ruleText(rule)} 휴무`;
  return facts.hours && facts.hours[weekdayOf(day)] === null ? '정기 휴무' : null;
}

/** 지금 영업 중: whether a place is open at an instant, by Seoul's clock. A place opens at `from` and closes at `until`. */
export function openAt(facts: OpeningFacts, now: Date): OpenNow {
  const day = kstDayOf(now);
  const why = closedWhy(facts, day);
  if (why !== null) return { state: 'closed', why };
  const today = facts.hours?.[weekdayOf(day)];
  if (!today) return { state: 'unknown' };
  const time = clockOf(now);
  if (time < today.from) return { state: 'before', from: today.from };
  return time < today.until ? { state: 'open', until: today.until } : { state: 'after' };
}

/** `14:30` by Seoul's clock. */
const clockOf = (now: Date): string => new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);

export type HoursLine = { days: string; text: string };

/** Opening hours as a shopper reads them, equal neighbouring days together, from Monday. */
export function hoursLines(hours: OpeningHours): HoursLine[] {
  const week = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({
    name: WEEKDAYS[weekday] ?? '',
    text: textOf(hours[weekday] ?? null),
  }));
  const lines: { first: string; last: string; text: string }[] = [];
  for (const { name, text } of week) {
    const before = lines.at(-1);
    if (before?.text === text) before.last = name;
    else lines.push({ first: name, last: name, text });
  }
  return lines.map(({ first, last, text }) => ({ days: daysText(first, last), text }));
}

const textOf = (day: OpeningHours[number]): string => (day ? `${day.from} ~ ${day.until}` : '휴무');
function daysText(first: string, last: string): string {
  if (first === last) return `${first}요일`;
  return first === '월' && last === '일' ? '매일' : `${first}~${last}`;
}

/** `매월 둘째·넷째 일요일` of the closing rules; empty when there are none. */
export function closingText(rules: readonly ClosingRule[]): string {
  return rules.map(ruleText).join(', ');
}

/** The next day that is a market day, today among them; null for a market of every day. */
export function nextMarketDay(digits: readonly number[], now: Date): KstDay | null {
  if (digits.length === 0) return null;
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const day = addDays(kstDayOf(now), ahead);
    const date = Number(day.slice(8));
    // The thirty-first is no market day: the count begins anew with the month.
    if (date < 31 && digits.includes(date % 10)) return day;
  }
  return null;
}
