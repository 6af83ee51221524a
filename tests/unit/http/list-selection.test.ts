import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listUrl, readSelection, selectionPairs } from '#app/http/list-selection.ts';
import { chipsOf, choiceOf } from '#app/http/result-view.ts';

const read = (query: string) => readSelection(new URLSearchParams(query));

const pair = fc.tuple(
  fc.constantFrom(
    'kind',
    'type',
    'market',
    'district',
    'price',
    'from',
    'to',
    'rating',
    'cashback',
    'delivery',
    'available',
    'sort',
    'x',
  ),
  fc.oneof(
    fc.constantFrom('goods', 'market', 'jungang', '동구', '0', '6', '45', '1', 'free', 'price_low', '12,900'),
    fc.string({ maxLength: 8 }),
  ),
);

test('a URL read, written and read again asks for the same', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const once = readSelection(new URLSearchParams(pairs));
      const again = read(new URL(listUrl('/search', selectionPairs(once)), 'http://x').search);
      expect({ ...again, sort: once.sort }).toEqual(once);
    }),
  );
});

test('unknown filters are as if not said, a range the wrong way round is turned', () => {
  expect(
    read('type=pirate&district=화성&price=99&rating=7&kind=&delivery=drone&sort=x&market=../etc'),
  ).toEqual(read(''));
  expect(read('from=20000&to=5000')).toMatchObject({ from: 5000, to: 20_000 });
  expect(read('from=만원&to=-1')).toMatchObject({ from: null, to: null });
});

test('each chip leads to the list without its condition and nothing else', () => {
  const selection = read('type=market&type=venture&price=0&rating=45&cashback=1');
  const chips = chipsOf('/search', [['q', '사과']], selection, []);
  expect(chips).toHaveLength(5);
  for (const { to } of chips) {
    const left = new URL(to, 'http://x').searchParams;
    expect(left.get('q')).toBe('사과');
    expect(selectionPairs(readSelection(left))).toHaveLength(4);
  }
});

test('a rating at least so good asks for every bucket above', () => {
  expect(choiceOf(read('rating=40'), []).rating).toEqual([2, 3]);
  expect(choiceOf(read('rating=45'), []).rating).toEqual([3]);
  expect(
    choiceOf(read('market=jungang&market=nowhere'), [{ code: 7, slug: 'jungang', name: '중앙시장' }]).market,
  ).toEqual([7]);
});
