import { expect, test } from 'vitest';
import { kstDay } from '#app/core/kst.ts';
import { closingText, hoursLines, nextMarketDay, openAt, SaveMarketInput } from '#app/stores/index.ts';

const kst = (text: string) => new Date(`${text}+09:00`);
const day = { from: '09:00', until: '18:00' };
const hours = [null, day, day, day, day, day, { from: '10:00', until: '15:00' }];
const facts = { hours, closedOn: [{ weekday: 1, nth: 2 }], closures: [] };

test.each([
  { at: '2026-11-23T08:59:59', is: { state: 'before', from: '09:00' } },
  { at: '2026-11-23T09:00:00', is: { state: 'open', until: '18:00' } },
  { at: '2026-11-23T17:59:59', is: { state: 'open', until: '18:00' } },
  { at: '2026-11-23T18:00:00', is: { state: 'after' } },
  { at: '2026-11-28T10:00:00', is: { state: 'open', until: '15:00' } },
  { at: '2026-11-29T12:00:00', is: { state: 'closed', why: '정기 휴무' } },
  { at: '2026-11-09T12:00:00', is: { state: 'closed', why: '매월 둘째 월요일 휴무' } },
  { at: '2026-11-16T12:00:00', is: { state: 'open', until: '18:00' } },
])('at $at by Seoul’s clock', ({ at, is }) => {
  expect(openAt(facts, kst(at))).toEqual(is);
});

test('a dated closure says why, from its first day to its last', () => {
  const closures = [
    { firstDay: kstDay('2026-12-31'), lastDay: kstDay('2027-01-02'), reason: '연말연시 휴무' },
  ];
  const at = (text: string) => openAt({ ...facts, closures }, kst(text)).state;
  expect(at('2026-12-30T23:59:59')).toBe('after');
  expect(openAt({ ...facts, closures }, kst('2026-12-31T00:00:00'))).toEqual({
    state: 'closed',
    why: '연말연시 휴무',
  });
  expect(at('2027-01-02T12:00:00')).toBe('closed');
  expect(at('2027-01-04T12:00:00')).toBe('open');
});

test('without hours nothing is claimed', () => {
  expect(openAt({ hours: null, closedOn: [], closures: [] }, kst('2026-11-23T12:00:00'))).toEqual({
    state: 'unknown',
  });
});

test('equal neighbouring days stand together, from Monday', () => {
  expect(hoursLines(hours)).toEqual([
    { days: '월~금', text: '09:00 ~ 18:00' },
    { days: '토요일', text: '10:00 ~ 15:00' },
    { days: '일요일', text: '휴무' },
  ]);
  expect(hoursLines(Array.from({ length: 7 }, () => day))).toEqual([{ days: '매일', text: '09:00 ~ 18:00' }]);
  expect(
    closingText([
      { weekday: 0, nth: 2 },
      { weekday: 3, nth: null },
    ]),
  ).toBe('매월 둘째 일요일, 매주 수요일');
});

test('hours that end before they begin, or of six days, are not taken', () => {
  const taken = (week: unknown) => SaveMarketInput.shape.hours.safeParse(week).success;
  expect(taken(hours)).toBe(true);
  expect(taken([...hours.slice(1), { from: '18:00', until: '09:00' }])).toBe(false);
  expect(taken(hours.slice(1))).toBe(false);
});

test.each([
  { now: '2026-11-23T12:00:00', digits: [4, 9], is: '2026-11-24' },
  { now: '2026-11-24T23:59:59', digits: [4, 9], is: '2026-11-24' },
  { now: '2026-11-30T00:00:00', digits: [4, 9], is: '2026-12-04' },
  // The thirty-first belongs to no five-day count.
  { now: '2026-12-29T12:00:00', digits: [1, 6], is: '2027-01-01' },
  { now: '2026-11-23T12:00:00', digits: [], is: null },
])('the market day of $digits after $now', ({ now, digits, is }) => {
  expect(nextMarketDay(digits, kst(now))).toBe(is);
});
