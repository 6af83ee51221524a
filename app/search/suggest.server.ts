import { and, eq, inArray } from 'drizzle-orm';
import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { stores } from '#db/schema/stores.ts';
import { termsFrom } from './embedded/terms.server.ts';
import { otherLayout } from './korean/layout.ts';
import { asInitials, initialsOf, lettersOf } from './korean/letters.ts';
import { joined } from './korean/plain.ts';
import { subtreeOf, type TreeNode } from './tree.ts';

export type Suggestions = {
  terms: string[];
  categories: { name: string; slug: string; emblem: string }[];
  stores: { name: string; slug: string; emblem: string }[];
};

const TERMS = 8;
const PLACES = 3;

/** What somebody who has typed this much may be about to ask for; read from the known words alone. */
export async function suggest(ctx: Ctx, text: string): Promise<Suggestions> {
  const typed = joined(text).slice(0, 30);
  if (typed === '') return { terms: [], categories: [], stores: [] };
  const found = await suggestFrom(ctx, typed);
  const other = found.terms.length === 0 ? otherLayout(text) : null;
  return other ? suggestFrom(ctx, joined(other)) : found;
}

async function suggestFrom(ctx: Ctx, typed: string): Promise<Suggestions> {
  const initials = asInitials(typed)?.replaceAll(' ', '');
  const beginning = lettersOf(initials ?? typed);
  const [found, tree] = await Promise.all([
    termsFrom(ctx, initials ? 'initials' : 'letters', beginning, typed, initials ? 4 * TERMS : TERMS),
    listCategories(ctx),
  ]);
  const terms = initials ? asTyped(found, initials).slice(0, TERMS) : found;
  const begins = (name: string) =>
    name
      .split(/[·\s]/)
      .concat(name)
      .some((word) => lettersOf(initials ? initialsOf(word) : joined(word)).startsWith(beginning));
  const categories = (tree as readonly TreeNode[])
    .flatMap(subtreeOf)
    .filter(({ name }) => begins(name))
    .sort((a, b) => Number(b.name.includes(typed)) - Number(a.name.includes(typed)))
    .slice(0, PLACES)
    .map(({ name, slug, emblem }) => ({ name, slug, emblem }));
  const places = await storesNamed(ctx, terms);
  const shown = new Set([...categories, ...places].map(({ name }) => name));
  return { terms: terms.filter((term) => !shown.has(term)), categories, stores: places };
}

/** A double consonant is typed as one key or as the same one twice: `ㄸㄱ` is 딸기 first, then 대덕구. */
const asTyped = (terms: readonly string[], initials: string): string[] =>
  [true, false].flatMap((wanted) => terms.filter((term) => initialsOf(term).startsWith(initials) === wanted));

const storesNamed = async (ctx: Ctx, names: readonly string[]) =>
  names.length === 0
    ? []
    : ctx.db
        .select({ name: stores.name, slug: stores.slug, emblem: stores.emblem })
        .from(stores)
        .where(and(eq(stores.state, 'open'), inArray(stores.name, [...names])))
        .limit(PLACES);
