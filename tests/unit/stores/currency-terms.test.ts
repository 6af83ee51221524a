import { expect, test } from 'vitest';
import { type CurrencyTerm, nextChange, termsAt } from '#app/stores/currency-terms.ts';

const day = (text: string) => new Date(`2026-11-${text}T00:00:00+09:00`);
const aTerm = (over: Partial<CurrencyTerm>): CurrencyTerm => ({
  what: 'payable',
  bucket: null,
  allowed: true,
  reason: null,
  beginsAt: day('01'),
  endsAt: null,
  setAt: day('01'),
  ...over,
});
const open = [aTerm({}), aTerm({ what: 'cashback' })];
const rest = aTerm({
  what: 'cashback',
  allowed: false,
  reason: '점검 중',
  beginsAt: day('10'),
  endsAt: day('20'),
});

test.each([
  [new Date(day('10').getTime() - 1), true],
  [day('10'), false],
  [new Date(day('20').getTime() - 1), false],
  [day('20'), true],
])('a dated term holds from its first instant up to its last: %s', (now, allowed) => {
  expect(termsAt([...open, rest], now).cashback.allowed).toBe(allowed);
  expect(termsAt([...open, rest], now).payable).toEqual({ allowed: true, reason: null });
});

test('without terms a store is not registered', () => {
  expect(termsAt([], day('10')).payable).toMatchObject({
    allowed: false,
    reason: expect.stringContaining('가맹점'),
  });
});

test('a store that may not be paid with the currency earns nothing, for the same reason', () => {
  const closed = aTerm({ allowed: false, reason: '등록 취소', beginsAt: day('05') });
  expect(termsAt([...open, closed], day('06'))).toEqual({
    payable: { allowed: false, reason: '등록 취소' },
    cashback: { allowed: false, reason: '등록 취소' },
  });
});

test('of two terms that began together the one set last counts', () => {
  const first = aTerm({ allowed: false, reason: '먼저', beginsAt: day('05'), setAt: day('03') });
  const second = aTerm({ allowed: false, reason: '나중', beginsAt: day('05'), setAt: day('04') });
  expect(termsAt([...open, second, first], day('06')).payable.reason).toBe('나중');
});

test('a term for one bucket goes before one for all, and concerns no other', () => {
  const noGrants = aTerm({ bucket: 'grant', allowed: false, reason: '정책수당 제외', beginsAt: day('02') });
  const terms = [...open, noGrants, aTerm({ beginsAt: day('05') })];
  expect(termsAt(terms, day('06'), 'grant').payable.reason).toBe('정책수당 제외');
  expect(termsAt(terms, day('06'), 'charged').payable.allowed).toBe(true);
  expect(termsAt(terms, day('06')).payable.allowed).toBe(true);
});

test('the next change is the next beginning or end', () => {
  expect(nextChange([...open, rest], day('06'))).toEqual(day('10'));
  expect(nextChange([...open, rest], day('10'))).toEqual(day('20'));
  expect(nextChange([...open, rest], day('20'))).toBeNull();
});
