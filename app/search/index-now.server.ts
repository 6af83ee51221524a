import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { listCategories } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { products } from '#db/schema/catalog.ts';
import { indexProducts } from './embedded/write-index.server.ts';
import { textIndex } from './text-index.server.ts';
import { pathTo, subtreeOf, type TreeNode } from './tree.ts';

const AT_ONCE = 200;

/** Brings the index to what these products are now: first the rows, then the engine that follows them. */
export async function indexNow(ctx: Ctx<System>, productIds: readonly string[]): Promise<number> {
  const changed = await indexProducts(ctx, productIds);
  await textIndex().follow(ctx, productIds);
  return changed;
}

/** Every product of a store, after something of the store's own changed. */
export const indexStore = (ctx: Ctx<System>, storeId: string): Promise<number> =>
  indexEach(ctx, (after) =>
    ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.storeId, storeId), after ? gt(products.id, after) : undefined))
      .orderBy(asc(products.id))
      .limit(AT_ONCE),
  );

/** Every product of a category and below, after its name or its place changed. */
export async function indexCategory(ctx: Ctx<System>, categoryId: string): Promise<number> {
  const tree: readonly TreeNode[] = await listCategories(ctx);
  const ids = pathTo(tree, ({ id }) => id === categoryId)
    .slice(-1)
    .flatMap(subtreeOf)
    .map(({ id }) => id);
  if (ids.length === 0) return 0;
  return indexEach(ctx, (after) =>
    ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(inArray(products.categoryId, ids), after ? gt(products.id, after) : undefined))
      .orderBy(asc(products.id))
      .limit(AT_ONCE),
  );
}

async function indexEach(
  ctx: Ctx<System>,
  pageAfter: (after: string | null) => Promise<{ id: string }[]>,
): Promise<number> {
  let changed = 0;
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await pageAfter(after);
    changed += await indexNow(
      ctx,
      page.map(({ id }) => id),
    );
    after = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return changed;
  }
}
