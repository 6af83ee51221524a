import {
  addDays,
  after,
  formatDay,
  formatInstant,
  type KstDay,
  kstDayOf,
  startOfDay,
} from '#app/core/kst.ts';

type Moment = Date | string;
const asDate = (at: Moment): Date => (at instanceof Date ? at : new Date(at));

/** `2026.11.23(월) 오후 3:00`, Seoul time. */
export function Instant({ at }: { at: Moment }) {
  const instant = asDate(at);
  return <time dateTime={instant.toISOString()}>{wholeHour(formatInstant(instant))}</time>;
}

/** No line ends between 오후 and its hour. */
const wholeHour = (text: string): string => text.replace(/(오[전후]) /, '$1\u00a0');

/** `2026.11.23(월)` of a calendar day. */
export function Day({ day }: { day: KstDay }) {
  return <time dateTime={day}>{formatDay(startOfDay(day))}</time>;
}

/** The day of something whose hour says nothing more. */
export function DayOf({ at }: { at: Moment }) {
  const instant = asDate(at);
  return <time dateTime={instant.toISOString()}>{formatDay(instant)}</time>;
}

/** The beginning of something: of a whole day only the day is said. */
export function From({ at }: { at: Moment }) {
  const begin = asDate(at);
  if (startOfDay(kstDayOf(begin)).getTime() !== begin.getTime()) return <Instant at={begin} />;
  return <time dateTime={begin.toISOString()}>{formatDay(begin)}</time>;
}

/** The last day of something that ends with it; another hour is said in full. */
export function Through({ at }: { at: Moment }) {
  const end = asDate(at);
  const eve = kstDayOf(after(end, -1));
  if (startOfDay(addDays(eve, 1)).getTime() !== end.getTime()) return <Instant at={end} />;
  return <time dateTime={end.toISOString()}>{formatDay(startOfDay(eve))}</time>;
}

/** The end of something that lasts until then: midnight is said as the end of the day before. */
export function Until({ at }: { at: Moment }) {
  const end = asDate(at);
  const eve = kstDayOf(after(end, -1));
  if (startOfDay(addDays(eve, 1)).getTime() !== end.getTime()) return <Instant at={end} />;
  return <time dateTime={end.toISOString()}>{formatDay(startOfDay(eve))} 밤 12시</time>;
}
