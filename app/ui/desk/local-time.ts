import { kstDayOf } from '#app/core/kst.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-23T09:00` in Seoul, as a date-and-time field wants it. */
export const localTime = (at: Date | null | undefined): string =>
  at ? `${kstDayOf(at)}T${clock.format(at)}` : '';
