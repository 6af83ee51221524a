import { expect, test } from 'vitest';
import {
  type AttributeDefinition,
  attributeProblems,
  attributeRows,
  inheritAttributes,
  readAttribute,
} from '#app/catalog/index.ts';

const brix: AttributeDefinition = {
  key: 'brix',
  label: '당도',
  type: 'number',
  unit: 'Brix',
  required: false,
};
const keep: AttributeDefinition = {
  key: 'keep',
  label: '보관',
  type: 'choice',
  choices: ['실온', '냉장'],
  required: true,
};
const note: AttributeDefinition = { key: 'note', label: '소재', type: 'text', required: false };

test('a category asks what those above it ask, and may ask it more narrowly', () => {
  const narrow = { ...keep, choices: ['냉장'], type: 'choice' as const };
  const asked = inheritAttributes([{ attributes: [keep] }, { attributes: [brix] }, { attributes: [narrow] }]);
  expect(asked).toEqual([narrow, brix]);
});

test.each([
  [{ keep: '냉장', brix: 12.5 }, []],
  [{}, ['missing']],
  [{ keep: '' }, ['missing']],
  [{ keep: '냉동' }, ['not-a-choice']],
  [{ keep: '냉장', brix: '달다' }, ['not-a-number']],
  [{ keep: '냉장', brix: -1 }, ['not-a-number']],
  [{ keep: '냉장', note: 'x'.repeat(81) }, ['too-long']],
  [{ keep: '냉장', taste: '단맛' }, ['unknown']],
])('%j is judged by the definition', (values, expected) => {
  expect(attributeProblems([keep, brix, note], values).map(({ because }) => because)).toEqual(expected);
});

test('a cell is read as its definition wants it', () => {
  expect(readAttribute(brix, '12.5 Brix')).toBe(12.5);
  expect(readAttribute(brix, '1,200')).toBe(1200);
  expect(readAttribute(brix, '아주 달다')).toBe('아주 달다');
  expect(readAttribute(keep, ' 냉 장 ')).toBe('냉장');
});

test('answers are facts in the order asked, with their unit', () => {
  expect(attributeRows([brix, keep], { keep: '실온', brix: 13 })).toEqual([
    { label: '당도', value: '13 Brix' },
    { label: '보관', value: '실온' },
  ]);
});
