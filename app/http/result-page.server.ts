import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { listSearchMarkets, type SearchMarket } from '#app/search/index.server.ts';
import type { ListAnswer, ListAsked, TreeNode } from '#app/search/index.ts';
import { listUrl, type Pair, readSelection, type Selection, selectionPairs } from './list-selection.ts';
import {
  type Chip,
  chipsOf,
  choiceOf,
  type FacetView,
  facetViews,
  type LinkView,
  sortLinks,
} from './result-view.ts';
import { findShopCards, type ShopCard } from './shop-cards.server.ts';

const PAGE = 24;

/** A list as its URL asks for it: what the index needs, and what the page needs to make links again. */
export type ListQuery = {
  selection: Selection;
  markets: SearchMarket[];
  asked: ListAsked;
  isContinued: boolean;
};

export async function readListQuery(ctx: Ctx, search: URLSearchParams): Promise<ListQuery> {
  const selection = readSelection(search);
  const markets = await listSearchMarkets(ctx);
  const cursor = search.get('cursor');
  return {
    selection,
    markets,
    isContinued: cursor !== null,
    asked: {
      facets: choiceOf(selection, markets),
      price: { from: selection.from, to: selection.to },
      sort: selection.sort,
      cursor,
      limit: PAGE,
    },
  };
}

/** One page of hits with everything beside it, as the screen draws it. */
export type ResultView = {
  path: string;
  /** Hits of a text, not all of a category. */
  isText: boolean;
  /** What a form must carry along. */
  fixed: Pair[];
  cards: ShopCard[];
  total: number;
  totalIsExact: boolean;
  facets: FacetView[];
  chips: Chip[];
  sorts: LinkView[];
  price: { from: number | null; to: number | null };
  sort: string;
  more: string | null;
  fromStart: string | null;
  cleared: string;
};

/** `fixed` is what stays in every link of the list: the text sought, the category chosen. */
export async function resultView(
  ctx: Ctx,
  path: string,
  fixed: readonly Pair[],
  { selection, markets, isContinued }: ListQuery,
  answer: ListAnswer,
): Promise<ResultView> {
  const isText = fixed.some(([name]) => name === 'q');
  const sort: Pair[] = selection.sort === 'recommended' ? [] : [['sort', selection.sort]];
  const here: Pair[] = [...fixed, ...selectionPairs(selection), ...sort];
  return {
    path,
    isText,
    fixed: [...fixed],
    cards: await findShopCards(ctx, answer.ids),
    total: answer.total,
    totalIsExact: answer.totalIsExact,
    facets: facetViews(answer, selection, markets),
    chips: chipsOf(path, [...fixed, ...sort], selection, markets),
    sorts: sortLinks(path, fixed, selection, isText),
    price: { from: selection.from, to: selection.to },
    sort: selection.sort,
    more: answer.next && listUrl(path, [...here, ['cursor', answer.next]]),
    fromStart: isContinued ? listUrl(path, here) : null,
    cleared: listUrl(path, [...fixed, ...sort]),
  };
}

export type CategoryLink = { to: string; text: string; n: number; current: boolean };

/** The categories below, each with how many of the hits are in it. */
export async function categoryLinks(
  ctx: Ctx,
  answer: Pick<ListAnswer, 'categories'>,
  to: (node: TreeNode) => string,
): Promise<CategoryLink[]> {
  const byId = new Map(flatten(await listCategories(ctx)).map((node) => [node.id, node]));
  return answer.categories.flatMap(({ categoryId, n }) => {
    const node = byId.get(categoryId);
    return node && n > 0 ? [{ to: to(node), text: node.name, n, current: false }] : [];
  });
}

const flatten = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children ?? [])]);
