import { expect, test } from 'vitest';
import { axesOf, chooseOn, combinationOf } from '#app/catalog/index.ts';

const of = (id: string, stock: number, ...optionValues: string[]) => ({ id, stock, optionValues });
const ALL = [of('a', 3, '500g', '순한맛'), of('b', 0, '500g', '매운맛'), of('c', 5, '1kg', '순한맛')];
const NAMES = ['중량', '맛'];

test('every value stays visible and says whether it can be had with what was chosen before it', () => {
  const states = (chosen: (string | null)[]) =>
    axesOf(NAMES, ALL, chosen).map(({ values }) => values.map(({ value, state }) => `${value} ${state}`));
  expect(states([null, null])).toEqual([
    ['500g available', '1kg available'],
    ['순한맛 available', '매운맛 sold-out'],
  ]);
  expect(states(['1kg', null])[1]).toEqual(['순한맛 available', '매운맛 missing']);
});

test('a later choice that no longer makes a combination is undone', () => {
  expect(chooseOn(ALL, ['500g', '매운맛'], 0, '1kg')).toEqual(['1kg', null]);
  expect(chooseOn(ALL, ['500g', '순한맛'], 0, '1kg')).toEqual(['1kg', '순한맛']);
});

test('only a full choice is a combination', () => {
  expect(combinationOf(ALL, ['500g', null])).toBeUndefined();
  expect(combinationOf(ALL, ['500g', '매운맛'])?.id).toBe('b');
});
