declare const brand: unique symbol;

/** A calendar day in Asia/Seoul, `2026-11-23`. Seoul has no summer time, so it starts at `T00:00:00+09:00`. */
export type KstDay = string & { readonly [brand]: 'KstDay' };
/** A calendar month in Asia/Seoul, `2026-11`. */
export type KstMonth = string & { readonly [brand]: 'KstMonth' };

const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

export function kstDay(text: string): KstDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a day: ${text}`);
  const parsed = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text)
    throw new RangeError(`not a day: ${text}`);
  return text as KstDay;
}

/** Whether the text is a day that is on the calendar. */
export function isKstDay(text: string): boolean {
  try {
    return kstDay(text) === text;
  } catch {
    return false;
  }
}

export const kstDayOf = (instant: Date): KstDay =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10) as KstDay;
export const kstMonthOf = (instant: Date): KstMonth => kstDayOf(instant).slice(0, 7) as KstMonth;

/** The first instant of the day. */
export const startOfDay = (day: KstDay): Date => new Date(`${day}T00:00:00+09:00`);

export const monthAfter = (month: KstMonth): KstMonth => {
  const [year = 0, at = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 7) as KstMonth;
};
/** The first instant of the month. */
export const startOfMonth = (month: KstMonth): Date => startOfDay(`${month}-01` as KstDay);

export const addDays = (day: KstDay, days: number): KstDay =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10) as KstDay;

/** The same day `years` on; 29 February becomes 28 February. */
export function addYears(day: KstDay, years: number): KstDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, lastDate)))
    .toISOString()
    .slice(0, 10) as KstDay;
}

/** Whole years lived on `today`, by the Korean civil count (만 나이). */
export function ageOn(birthday: KstDay, today: KstDay): number {
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return today.slice(5) < birthday.slice(5) ? years - 1 : years;
}

export const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * DAY_MS;

const dayText = new Intl.DateTimeFormat('ko-KR', { timeZone: 'Asia/Seoul', weekday: 'short' });
/** `오후 3:00`; spelled out here because newer locale data says AM and PM in Korean too. */
function formatTime(instant: Date): string {
  const [hour = 0, minute = ''] = new Date(instant.getTime() + OFFSET_MS)
    .toISOString()
    .slice(11, 16)
    .split(':');
  const h = Number(hour);
  return `${h < 12 ? '오전' : '오후'} ${h % 12 || 12}:${minute}`;
}
/** `2026.11.23(월)` */
export const formatDay = (instant: Date): string =>
  `${kstDayOf(instant).replaceAll('-', '.')}(${dayText.format(instant)})`;
/** `2026.11.23(월) 오후 3:00` */
export const formatInstant = (instant: Date): string => `${formatDay(instant)} ${formatTime(instant)}`;
