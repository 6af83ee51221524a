import { formatDay, formatInstant, type KstDay, startOfDay } from '#app/core/kst.ts';

type Moment = Date | string;
const asDate = (at: Moment): Date => (at instanceof Date ? at : new Date(at));

/** `2026.11.23(월) 오후 3:00`, Seoul time. */
export function Instant({ at }: { at: Moment }) {
  const instant = asDate(at);
  return <time dateTime={instant.toISOString()}>{formatInstant(instant)}</time>;
}

/** `2026.11.23(월)` of a calendar day. */
export function Day({ day }: { day: KstDay }) {
  return <time dateTime={day}>{formatDay(startOfDay(day))}</time>;
}
