import { KINDS, type Kind } from '#app/catalog/index.ts';
import {
  DELIVERIES,
  type Delivery,
  LIST_SORTS,
  type ListSort,
  PRICE_ENDS,
  RATING_STEPS,
} from '#app/search/index.ts';
import { DISTRICTS, type District, STORE_TYPES, type StoreType } from '#app/stores/index.ts';

/** What a shopper narrowed a list down to, as the URL says it. */
export type Selection = {
  kind: Kind[];
  type: StoreType[];
  market: string[];
  district: District[];
  price: number[];
  from: number | null;
  to: number | null;
  /** Tenths of a star at least. */
  rating: number | null;
  cashback: boolean;
  delivery: Delivery[];
  available: boolean;
  sort: ListSort;
};

const MAX_PRICE = 100_000_000;
const MAX_MARKETS = 30;

const someOf = <W extends string>(search: URLSearchParams, name: string, words: readonly W[]): W[] =>
  words.filter((word) => search.getAll(name).includes(word));
const oneOf = <W>(given: W, words: readonly W[]): W | null => (words.includes(given) ? given : null);

function amount(text: string | null): number | null {
  const digits = (text ?? '').replace(/[,\s원]/g, '');
  return /^\d{1,9}$/.test(digits) ? Math.min(Number(digits), MAX_PRICE) : null;
}

/** Unknown words and numbers are as if not said; a price range the wrong way round is turned. */
export function readSelection(search: URLSearchParams): Selection {
  const [a, b] = [amount(search.get('from')), amount(search.get('to'))];
  const turned = a !== null && b !== null && a > b;
  const buckets = Array.from({ length: PRICE_ENDS.length + 1 }, (_, at) => at);
  return {
    kind: someOf(search, 'kind', KINDS),
    type: someOf(search, 'type', STORE_TYPES),
    market: [...new Set(search.getAll('market'))]
      .filter((slug) => /^[a-z0-9-]{1,60}$/.test(slug))
      .slice(0, MAX_MARKETS),
    district: someOf(search, 'district', DISTRICTS),
    price: buckets.filter((at) => search.getAll('price').includes(String(at))),
    from: turned ? b : a,
    to: turned ? a : b,
    rating: oneOf(Number(search.get('rating')), RATING_STEPS as readonly number[]),
    cashback: search.get('cashback') === '1',
    delivery: someOf(search, 'delivery', DELIVERIES),
    available: search.get('available') === '1',
    sort: oneOf(search.get('sort') as ListSort, LIST_SORTS) ?? 'recommended',
  };
}

export type Pair = readonly [name: string, value: string];

/** The selection as it stands in a URL, sort and place in the list left out. */
export const selectionPairs = (selection: Selection): Pair[] => [
  ...selection.kind.map((word): Pair => ['kind', word]),
  ...selection.type.map((word): Pair => ['type', word]),
  ...selection.market.map((word): Pair => ['market', word]),
  ...selection.district.map((word): Pair => ['district', word]),
  ...selection.price.map((at): Pair => ['price', String(at)]),
  ...(selection.from === null ? [] : [['from', String(selection.from)] as const]),
  ...(selection.to === null ? [] : [['to', String(selection.to)] as const]),
  ...(selection.rating === null ? [] : [['rating', String(selection.rating)] as const]),
  ...(selection.cashback ? [['cashback', '1'] as const] : []),
  ...selection.delivery.map((word): Pair => ['delivery', word]),
  ...(selection.available ? [['available', '1'] as const] : []),
];

/** A list's URL; the same selection always gives the same one. */
export function listUrl(path: string, pairs: readonly Pair[]): string {
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  return text ? `${path}?${text}` : path;
}
