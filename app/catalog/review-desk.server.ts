import { and, asc, eq, sql } from 'drizzle-orm';
import { historyOf } from '#app/audit/index.server.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { shownStoreType } from '#app/stores/index.server.ts';
import { categories, productImages, products } from '#db/schema/catalog.ts';
import { stores } from '#db/schema/stores.ts';
import { readProduct } from './read-product.server.ts';
import { PRODUCT_STATES } from './words.ts';

const PER_PAGE = 20;

const waiting = (ctx: Ctx<Operator>) =>
  ctx.db
    .select({
      id: products.id,
      name: products.name,
      origin: products.origin,
      price: products.price,
      updatedAt: products.updatedAt,
      categoryName: categories.name,
      storeName: stores.name,
      storeType: shownStoreType(ctx),
      imageId: productImages.imageId,
      wasSold:
        sql`exists (select 1 from variants v join price_history h on h.variant_id = v.id where v.product_id = ${products.id})`.mapWith(
          Boolean,
        ),
    })
    .from(products)
    .innerJoin(stores, eq(stores.id, products.storeId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)));
export type WaitingProduct = Awaited<ReturnType<typeof waiting>>[number];

/** 검수 대기: what the mall's desk has to look at, the longest untouched first, a page at a time. */
export async function listProductsInReview(
  ctx: Ctx<Operator>,
  cursor: string | null = null,
): Promise<Page<WaitingProduct>> {
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const after =
    at && isId(id)
      ? sql`(${products.updatedAt}, ${products.id}) > (${at}::timestamptz, ${id}::uuid)`
      : undefined;
  const rows = await waiting(ctx)
    // Word for word as its index says it.
    .where(and(sql`${products.state} = 'review'`, after))
    .orderBy(asc(products.updatedAt), asc(products.id))
    .limit(PER_PAGE + 1);
  return toPage(rows, PER_PAGE, (row) => [row.updatedAt.getTime(), row.id]);
}

/**
 * One product for the desk, in whatever state: as its page will show it, what was done to it so far, and when it
 * was last changed. That is read first: what changes after it is refused rather than approved unseen.
 */
export async function findProductToReview(ctx: Ctx<Operator>, productId: string) {
  const [seen] = await ctx.db
    .select({ updatedAt: products.updatedAt, sellerCode: products.sellerCode })
    .from(products)
    .where(eq(products.id, productId));
  if (!seen) return null;
  const [product, history] = await Promise.all([
    readProduct(ctx, productId, PRODUCT_STATES),
    historyOf(ctx, `product:${productId}`),
  ]);
  const { sellerCode, updatedAt } = seen;
  return product && { product: { ...product, sellerCode, seen: updatedAt.getTime() }, history };
}
export type ReviewedProduct = NonNullable<Awaited<ReturnType<typeof findProductToReview>>>;
