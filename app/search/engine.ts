import type { Ctx } from '#app/core/ctx.ts';
import type { FacetChoice, FacetCounts } from './facet-bits.ts';
import type { TreeNode } from './tree.ts';
import type { ListSort } from './words.ts';

/** Beyond this many hits of a text it is said that there are more, and not how many. */
export const EXACT_UP_TO = 10_000;

export type PriceRange = { from: number | null; to: number | null };

export type ListAsked = {
  /** Only in this category and below. */
  categoryId?: string;
  facets: FacetChoice;
  price: PriceRange;
  sort: ListSort;
  cursor: string | null;
  limit: number;
};
export type SearchAsked = ListAsked & {
  text: string;
  /** Search for what was typed and nothing like it. */
  asTyped?: boolean;
};

/** How the hits came about, when not by what was typed. */
export type Meant = { text: string; by: 'correction' | 'layout' | 'particles' };

export type CategoryCount = { categoryId: string; n: number };

export type ListAnswer = {
  ids: string[];
  total: number;
  /** False: there are more than `total`, and each count is a lower bound. */
  totalIsExact: boolean;
  facets: FacetCounts;
  /** How many are in each of the categories just below the one asked for. */
  categories: CategoryCount[];
  next: string | null;
};
export type SearchAnswer = ListAnswer & { meant: Meant | null };

/** What is sought in the index: words as letters, initial consonants, or words like these. */
export type Wanted = { by: 'letters' | 'initials' | 'near'; words: readonly string[] };

/** What each engine must be able to do; everything about Korean stands above it and is the same for both. */
export type TextIndex = {
  /** Whether it can also look for words that are only like those asked for. */
  forgives: boolean;
  /** Products with all the words. `matched`: the text has hits, even when the filters leave none. */
  find: (
    ctx: Ctx,
    wanted: Wanted,
    asked: ListAsked,
    tree: readonly TreeNode[],
  ) => Promise<ListAnswer & { matched: boolean }>;
  /** Takes over rows that changed; called after the transaction that changed them. */
  follow: (ctx: Ctx, productIds: readonly string[]) => Promise<void>;
  /** Builds everything anew beside what serves, then takes its place. */
  rebuild: (ctx: Ctx, allIds: AsyncIterable<string[]>) => Promise<void>;
  /** Throws when the engine cannot answer. */
  ping: (ctx: Ctx) => Promise<void>;
};
