import { KIND_LABEL, KINDS } from '#app/catalog/index.ts';
import { formatNumber } from '#app/core/krw.ts';
import {
  DELIVERIES,
  DELIVERY_LABEL,
  type Facet,
  type FacetChoice,
  LIST_SORT_LABEL,
  LIST_SORTS,
  type ListAnswer,
  type ListSort,
  PRICE_ENDS,
  RATING_STEPS,
} from '#app/search/index.ts';
import { DISTRICTS, STORE_TYPE_LABEL, STORE_TYPES } from '#app/stores/index.ts';
import { listUrl, type Pair, type Selection, selectionPairs } from './list-selection.ts';

export type FacetOption = { name: string; value: string; label: string; n: number; chosen: boolean };
/** `only`: one of them at a time. */
export type FacetView = { label: string; only: boolean; options: FacetOption[] };
export type Chip = { label: string; to: string };
export type LinkView = { to: string; text: string; current: boolean };

type Market = { code: number; slug: string; name: string };

/** What the selection asks of the index; a market nobody knows asks for none. */
export function choiceOf(selection: Selection, markets: readonly Market[]): FacetChoice {
  const codes = markets.filter(({ slug }) => selection.market.includes(slug)).map(({ code }) => code);
  return {
    kind: selection.kind.map((word) => KINDS.indexOf(word)),
    storeType: selection.type.map((word) => STORE_TYPES.indexOf(word)),
    market: codes,
    district: selection.district.map((word) => DISTRICTS.indexOf(word)),
    price: selection.price,
    rating: selection.rating === null ? [] : bucketsFrom(selection.rating),
    cashback: selection.cashback ? [1] : [],
    delivery: selection.delivery.map((word) => DELIVERIES.indexOf(word)),
    available: selection.available ? [1] : [],
  };
}

const bucketsFrom = (tenths: number): number[] => {
  const first = (RATING_STEPS as readonly number[]).indexOf(tenths) + 1;
  return Array.from({ length: RATING_STEPS.length + 1 - first }, (_, at) => first + at);
};

const inThousands = (amount: number): string =>
  amount >= 10_000 ? `${formatNumber(amount / 10_000)}만원` : `${formatNumber(amount)}원`;
const priceLabel = (at: number): string => {
  const [begin, end] = [PRICE_ENDS[at - 1], PRICE_ENDS[at]];
  if (begin === undefined) return `${inThousands(end ?? 0)} 미만`;
  return end === undefined ? `${inThousands(begin)} 이상` : `${inThousands(begin)}~${inThousands(end)}`;
};
const ratingLabel = (tenths: number): string => `${tenths / 10}점 이상`;

/** The facets beside a list: what has products, and what is chosen even when it has none. */
export function facetViews(
  { facets }: Pick<ListAnswer, 'facets'>,
  selection: Selection,
  markets: readonly Market[],
): FacetView[] {
  const count = (facet: Facet, values: readonly number[]) =>
    values.reduce((sum, value) => sum + (facets[facet].get(value) ?? 0), 0);
  const option = (name: string, value: string, label: string, n: number, chosen: boolean): FacetOption => ({
    name,
    value,
    label,
    n,
    chosen,
  });
  const several = <W extends string>(
    facet: Facet,
    name: string,
    label: string,
    words: readonly W[],
    labelOf: (word: W) => string,
    chosen: readonly W[],
  ): FacetView => ({
    label,
    only: false,
    options: words.map((word, at) =>
      option(name, word, labelOf(word), count(facet, [at]), chosen.includes(word)),
    ),
  });
  const all: FacetView[] = [
    several('kind', 'kind', '상품 유형', KINDS, (word) => KIND_LABEL[word], selection.kind),
    {
      label: '혜택·재고',
      only: false,
      options: [
        option('cashback', '1', '온통대전 캐시백', count('cashback', [1]), selection.cashback),
        option('available', '1', '품절 상품 빼기', count('available', [1]), selection.available),
      ],
    },
    several('delivery', 'delivery', '배송', DELIVERIES, (word) => DELIVERY_LABEL[word], selection.delivery),
    {
      label: '가격대',
      only: false,
      options: Array.from({ length: PRICE_ENDS.length + 1 }, (_, at) =>
        option('price', String(at), priceLabel(at), count('price', [at]), selection.price.includes(at)),
      ),
    },
    {
      label: '평점',
      only: true,
      options: [...RATING_STEPS]
        .reverse()
        .map((tenths) =>
          option(
            'rating',
            String(tenths),
            ratingLabel(tenths),
            count('rating', bucketsFrom(tenths)),
            selection.rating === tenths,
          ),
        ),
    },
    several('storeType', 'type', '상점 유형', STORE_TYPES, (word) => STORE_TYPE_LABEL[word], selection.type),
    {
      label: '전통시장',
      only: false,
      options: markets.map(({ code, slug, name }) =>
        option('market', slug, name, count('market', [code]), selection.market.includes(slug)),
      ),
    },
    several('district', 'district', '지역', DISTRICTS, (word) => word, selection.district),
  ];
  return all
    .map((view) => ({ ...view, options: view.options.filter(({ n, chosen }) => n > 0 || chosen) }))
    .filter(({ options }) => options.length > 1 || options.some(({ chosen }) => chosen));
}

/** Each filter in force with the URL of the list without it. */
export function chipsOf(
  path: string,
  fixed: readonly Pair[],
  selection: Selection,
  markets: readonly Market[],
): Chip[] {
  const without = (name: string, value: string) =>
    listUrl(path, [
      ...fixed,
      ...selectionPairs(selection).filter((pair) => pair[0] !== name || pair[1] !== value),
    ]);
  const labels: Record<string, (value: string) => string> = {
    kind: (value) => KIND_LABEL[value as keyof typeof KIND_LABEL],
    type: (value) => STORE_TYPE_LABEL[value as keyof typeof STORE_TYPE_LABEL],
    market: (value) => markets.find(({ slug }) => slug === value)?.name ?? value,
    district: (value) => value,
    price: (value) => priceLabel(Number(value)),
    from: (value) => `${formatNumber(Number(value))}원부터`,
    to: (value) => `${formatNumber(Number(value))}원까지`,
    rating: (value) => ratingLabel(Number(value)),
    cashback: () => '온통대전 캐시백',
    delivery: (value) => DELIVERY_LABEL[value as keyof typeof DELIVERY_LABEL],
    available: () => '품절 제외',
  };
  return selectionPairs(selection).map(([name, value]) => ({
    label: labels[name]?.(value) ?? value,
    to: without(name, value),
  }));
}

/** The sort orders as links; for a text the first is how well it fits. */
export const sortLinks = (
  path: string,
  fixed: readonly Pair[],
  selection: Selection,
  isText: boolean,
): LinkView[] =>
  LIST_SORTS.map((sort: ListSort) => ({
    to: listUrl(path, [
      ...fixed,
      ...selectionPairs(selection),
      ...(sort === 'recommended' ? [] : [['sort', sort] as const]),
    ]),
    text: isText && sort === 'recommended' ? '정확도순' : LIST_SORT_LABEL[sort],
    current: sort === selection.sort,
  }));
