import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { Kind } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { productImages, products } from '#db/schema/catalog.ts';
import { stores } from '#db/schema/stores.ts';

/** Rows of a walk over everything on sale, in the order of the ids. */
const BATCH = 2_000;

const onSale = (after: string | null): SQL | undefined =>
  and(eq(products.state, 'on_sale'), after ? gt(products.id, after) : undefined);

/** Where each run of `size` products on sale begins: the id it comes after, null for the first. */
export async function listRuns(ctx: Ctx, size: number): Promise<(string | null)[]> {
  const starts: (string | null)[] = [null];
  for (;;) {
    const [last] = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(onSale(starts.at(-1) ?? null))
      .orderBy(asc(products.id))
      .offset(size - 1)
      .limit(1);
    if (!last) return starts;
    starts.push(last.id);
  }
}

export type PublishedProduct = {
  id: string;
  kind: Kind;
  name: string;
  origin: string | null;
  categoryId: string;
  price: Krw;
  listPrice: Krw;
  adultOnly: boolean;
  soldOut: boolean;
  ratingCount: number;
  updatedAt: Date;
  imageId: string;
  storeName: string;
  shippingFee: Krw;
  shippingFreeFrom: Krw | null;
};

/** Products of open stores on sale after an id, at most `most`, in batches: memory does not grow with the catalogue. */
export async function* eachPublished(
  ctx: Ctx,
  { after = null, most = Number.POSITIVE_INFINITY }: { after?: string | null; most?: number } = {},
): AsyncGenerator<PublishedProduct[]> {
  let from = after;
  for (let left = most; left > 0; left -= BATCH) {
    const limit = Math.min(BATCH, left);
    const ids = (
      await ctx.db
        .select({ id: products.id })
        .from(products)
        .where(onSale(from))
        .orderBy(asc(products.id))
        .limit(limit)
    ).map(({ id }) => id);
    if (ids.length > 0) yield publishedOf(ctx, ids);
    if (ids.length < limit) return;
    from = ids.at(-1) ?? null;
  }
}

const publishedOf = (ctx: Ctx, ids: readonly string[]): Promise<PublishedProduct[]> =>
  ctx.db
    .select({
      id: products.id,
      kind: products.kind,
      name: products.name,
      origin: products.origin,
      categoryId: products.categoryId,
      price: products.price,
      listPrice: products.listPrice,
      adultOnly: products.adultOnly,
      soldOut: products.soldOut,
      ratingCount: products.ratingCount,
      updatedAt: products.updatedAt,
      imageId: productImages.imageId,
      storeName: stores.name,
      shippingFee: stores.shippingFee,
      shippingFreeFrom: stores.shippingFreeFrom,
    })
    .from(products)
    .innerJoin(stores, eq(stores.id, products.storeId))
    .innerJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(and(inArray(products.id, [...ids]), eq(stores.state, 'open')))
    .orderBy(asc(products.id));
