import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mayMove,
  PROGRAMME_MOVES,
  PROGRAMME_STATES,
  type Question,
  readAnswers,
  resultsOf,
} from '#app/testbed/index.ts';

const QUESTIONS: Question[] = [
  { id: 'q1', kind: 'scale', label: '다시 살까요?', options: [] },
  { id: 'q2', kind: 'choice', label: '크기는?', options: ['작다', '알맞다'] },
  { id: 'q3', kind: 'text', label: '고칠 점', options: [] },
];

test('answers that fit are kept as given, empty texts are left out', () => {
  expect(readAnswers(QUESTIONS, { q1: '5', q2: '작다', q3: '  ', other: 'x' })).toEqual({
    ok: true,
    answers: { q1: '5', q2: '작다' },
  });
});

test.each([
  { what: 'no points', given: { q2: '작다' }, at: 'q1' },
  { what: 'six points', given: { q1: '6', q2: '작다' }, at: 'q1' },
  { what: 'an option nobody offered', given: { q1: '1', q2: '크다' }, at: 'q2' },
  { what: 'a list where one was asked', given: { q1: '1', q2: ['작다', '알맞다'] }, at: 'q2' },
  { what: 'too long a text', given: { q1: '1', q2: '작다', q3: '가'.repeat(1001) }, at: 'q3' },
])('$what is said beside its question', ({ given, at }) => {
  const read = readAnswers(QUESTIONS, given);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(Object.keys(read.problems)).toEqual([at]);
});

test('results count every answer once and show what nobody chose', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }), (points) => {
      const counts = [1, 2, 3, 4, 5]
        .map((point) => ({
          questionId: 'q1',
          answer: String(point),
          count: points.filter((given) => given === point).length,
        }))
        .filter(({ count }) => count > 0);
      const [scale] = resultsOf(QUESTIONS, counts);
      expect(scale?.answered).toBe(points.length);
      expect(scale?.rows.map(({ count }) => count)).toEqual(
        [1, 2, 3, 4, 5].map((point) => points.filter((given) => given === point).length),
      );
      const mean = points.reduce((sum, point) => sum + point, 0) / points.length;
      if (points.length === 0) expect(scale?.mean).toBeNull();
      else expect(scale?.mean).toBeCloseTo(mean);
    }),
  );
});

test('texts are counted and not spread', () => {
  const results = resultsOf(QUESTIONS, [{ questionId: 'q3', answer: '', count: 4 }]);
  expect(results[2]).toMatchObject({ answered: 4, mean: null, rows: [] });
});

test('from every state but the last ones something follows, and nothing leads back to a sale that was over', () => {
  for (const state of PROGRAMME_STATES) {
    const isLast = state === 'graduated' || state === 'ended';
    expect(PROGRAMME_MOVES[state].length > 0).toBe(!isLast);
    expect(mayMove(state, state)).toBe(false);
  }
  for (const state of ['closed', 'graduated', 'ended', 'rejected', 'draft', 'applied'] as const)
    expect(mayMove(state, 'running')).toBe(false);
});
