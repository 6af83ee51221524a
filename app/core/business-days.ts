import { addDays, type KstDay } from './kst.ts';

/** Public holidays that fall on the same date each year. */
const FIXED = new Set(['01-01', '03-01', '05-01', '05-05', '06-06', '08-15', '10-03', '10-09', '12-25']);
/** Lunar and substitute holidays, as announced; extend each year. */
const ANNOUNCED = new Set([
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-03-02',
  '2026-05-24',
  '2026-05-25',
  '2026-08-17',
  '2026-09-24',
  '2026-09-25',
  '2026-09-26',
  '2026-10-05',
  '2027-02-06',
  '2027-02-07',
  '2027-02-08',
  '2027-02-09',
  '2027-05-13',
  '2027-08-16',
  '2027-09-14',
  '2027-09-15',
  '2027-09-16',
  '2027-10-04',
  '2027-10-11',
  '2027-12-27',
]);

export function isBusinessDay(day: KstDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !FIXED.has(day.slice(5)) && !ANNOUNCED.has(day);
}

/** The day `count` business days (영업일) after `day`, which itself does not count. */
export function addBusinessDays(day: KstDay, count: number): KstDay {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left--;
  }
  return at;
}
