import { expect, test } from 'vitest';
import { readText, readWhole, readWord } from '#app/listings/import-cells.ts';
import { columnLetter, likelyColumn, readHeader } from '#app/listings/import-columns.ts';

test.each([
  [12900, 12900],
  ['12900', 12900],
  ['12,900', 12900],
  [' 12,900 원 ', 12900],
  ['0', 0],
])('%j is a number of won', (typed, value) => {
  expect(readWhole(typed, '원')).toEqual({ ok: true, value });
});

test.each([
  ['만 이천 원', '숫자가 아닙니다'],
  ['1,29,00', '숫자가 아닙니다'],
  ['12.5', '소수점'],
  [12.5, '소수점'],
  [-100, '0보다 작습니다'],
  ['-1,000', '0보다 작습니다'],
  ['1e5', '숫자가 아닙니다'],
  ['', '숫자가 아닙니다'],
  [new Date('2026-01-01'), '날짜 서식'],
  [true, 'TRUE'],
])('%j is no number of won, and says why', (typed, because) => {
  expect(readWhole(typed, '원')).toMatchObject({ ok: false, message: expect.stringContaining(because) });
});

test('text that looks like a formula stays text', () => {
  expect(readText('=HYPERLINK("http://x","y")')).toEqual({ ok: true, value: '=HYPERLINK("http://x","y")' });
});

test('text is composed Hangul without hidden characters', () => {
  expect(readText('사과'.normalize('NFD'))).toEqual({ ok: true, value: '사과' });
  expect(readText('사\u200b과\u202e')).toEqual({ ok: true, value: '사과' });
});

test('a number in a text cell is its digits', () => {
  expect(readText(8801234567890)).toEqual({ ok: true, value: '8801234567890' });
});

test('a word that is none of the choices names them', () => {
  const words = { a: '과세', b: '면세' };
  expect(readWord(' 면 세 ', words)).toEqual({ ok: true, value: 'b' });
  expect(readWord('영세', words)).toMatchObject({
    ok: false,
    message: expect.stringContaining('과세, 면세'),
  });
});

test('headers are known without their spaces; a mistyped one is guessed', () => {
  const header = readHeader(['판매자상품코드', ' 판 매 가', '판매가', '', '고시: 원산지', '정까']);
  expect([...header.keys]).toEqual([
    ['sellerCode', 0],
    ['price', 1],
  ]);
  expect([...header.notices]).toEqual([['고시: 원산지', 4]]);
  expect(header.unknown).toEqual([
    ['판매가', 2],
    ['정까', 5],
  ]);
  expect(likelyColumn('정까')).toBe('정가');
  expect(likelyColumn('전혀 다른 것')).toBeNull();
});

test('columns are called as spreadsheets call them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
