import { expect, test } from 'vitest';
import { addBusinessDays } from '#app/core/business-days.ts';
import {
  addDays,
  addYears,
  ageOn,
  formatInstant,
  kstDay,
  kstDayOf,
  kstMonthOf,
  startOfDay,
} from '#app/core/kst.ts';

test('the Seoul day changes at midnight in Seoul, wherever the process runs', () => {
  expect(kstDayOf(new Date('2026-12-31T14:59:59.999Z'))).toBe('2026-12-31');
  expect(kstDayOf(new Date('2026-12-31T15:00:00.000Z'))).toBe('2027-01-01');
  expect(kstMonthOf(new Date('2026-12-31T15:00:00.000Z'))).toBe('2027-01');
  expect(startOfDay(kstDay('2026-03-01')).toISOString()).toBe('2026-02-28T15:00:00.000Z');
});

test('days and years pass month ends and leap days', () => {
  expect(addDays(kstDay('2028-02-28'), 1)).toBe('2028-02-29');
  expect(addDays(kstDay('2026-12-31'), 1)).toBe('2027-01-01');
  expect(addYears(kstDay('2028-02-29'), 5)).toBe('2033-02-28');
  expect(addYears(kstDay('2026-11-23'), 5)).toBe('2031-11-23');
});

test('a day that does not exist is refused', () => {
  expect(() => kstDay('2026-02-30')).toThrow();
  expect(() => kstDay('26-2-3')).toThrow();
});

test('age counts birthdays', () => {
  expect(ageOn(kstDay('2012-11-24'), kstDay('2026-11-23'))).toBe(13);
  expect(ageOn(kstDay('2012-11-23'), kstDay('2026-11-23'))).toBe(14);
});

test('business days skip weekends and holidays', () => {
  expect(addBusinessDays(kstDay('2026-11-20'), 1)).toBe('2026-11-23');
  expect(addBusinessDays(kstDay('2026-12-24'), 1)).toBe('2026-12-28');
});

test('instants read as Koreans write them', () => {
  expect(formatInstant(new Date('2026-11-23T06:05:00Z'))).toBe('2026.11.23(월) 오후 3:05');
  expect(formatInstant(new Date('2026-11-22T15:00:00Z'))).toBe('2026.11.23(월) 오전 12:00');
});
