import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { browse } from './embedded/browse.server.ts';
import type { ListAnswer, ListAsked, SearchAnswer, SearchAsked } from './engine.ts';
import { searchBy } from './pipeline.server.ts';
import { textIndex } from './text-index.server.ts';
import { pathTo, type TreeNode } from './tree.ts';

const MOST = 60;
const bounded = <A extends ListAsked>(asked: A): A => ({ ...asked, limit: Math.min(asked.limit, MOST) });

/** Products for a text, with the counts to narrow them down by. */
export const searchProducts = (ctx: Ctx, asked: SearchAsked): Promise<SearchAnswer> =>
  searchBy(textIndex(), ctx, bounded(asked));

/** Products of a category and all below it; null when there is no such category. */
export async function browseCategory(
  ctx: Ctx,
  slug: string,
  asked: ListAsked,
): Promise<{ path: TreeNode[]; category: TreeNode; answer: ListAnswer } | null> {
  const path = pathTo(await listCategories(ctx), (node) => node.slug === slug);
  const category = path.at(-1);
  return category ? { path, category, answer: await browse(ctx, category, bounded(asked)) } : null;
}
