import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { type KstDay, kstDay } from '#app/core/kst.ts';
import { projectedEnd } from '#app/wallet/index.ts';

const NOON_11 = new Date('2026-11-11T12:00:00+09:00');
const MONTH_END = new Date('2026-12-01T00:00:00+09:00');
const noted = (...days: [day: string, left: number][]): { day: KstDay; left: ReturnType<typeof krw> }[] =>
  days.map(([day, left]) => ({ day: kstDay(day), left: krw(left) }));

test.each([
  { what: 'at the pace of the week', notes: noted(['2026-11-04', 1000]), left: 250, ends: '2026-11-14' },
  {
    what: 'older days do not count',
    notes: noted(['2026-11-01', 99_999], ['2026-11-04', 1000]),
    left: 250,
    ends: '2026-11-14',
  },
  { what: 'from one day watched', notes: noted(['2026-11-10', 1000]), left: 400, ends: '2026-11-12' },
  { what: 'a day not over', notes: noted(['2026-11-11', 1000]), left: 400, ends: null },
  { what: 'nothing known', notes: [], left: 400, ends: null },
  { what: 'nothing left', notes: noted(['2026-11-04', 1000]), left: 0, ends: null },
  { what: 'nothing spent', notes: noted(['2026-11-04', 1000]), left: 1000, ends: 'lasts' },
  { what: 'given back more than spent', notes: noted(['2026-11-04', 1000]), left: 1100, ends: 'lasts' },
  { what: 'slow enough for the month', notes: noted(['2026-11-04', 1000]), left: 900, ends: 'lasts' },
  { what: 'just before the month ends', notes: noted(['2026-11-04', 1000]), left: 722, ends: '2026-11-30' },
  { what: 'just after it', notes: noted(['2026-11-04', 1000]), left: 723, ends: 'lasts' },
])('a budget ends: $what', ({ notes, left, ends }) => {
  expect(projectedEnd(notes, krw(left), NOON_11, MONTH_END)).toBe(ends);
});
