import { and, eq, sql } from 'drizzle-orm';
import type { Measure } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { isAnyOf } from '#db/any-of.ts';
import { productImages, products, variants } from '#db/schema/catalog.ts';

const PER_STORE = 4;

/** A product as a line to put into the basket at once; with several options they are chosen on its own page. */
export type BasketRow = {
  productId: string;
  storeId: string;
  name: string;
  origin: string | null;
  contentAmount: number | null;
  contentMeasure: Measure | null;
  price: Krw;
  listPrice: Krw;
  priceVaries: boolean;
  imageId: string | null;
  /** The only option on sale; null when there are more to choose from. */
  variantId: string | null;
};

/** 시장 장보기: what each of these stores sells most and has, a few of each, in one query. */
export async function listBasketRows(ctx: Ctx, storeIds: readonly string[]): Promise<BasketRow[]> {
  if (storeIds.length === 0) return [];
  const best = ctx.db
    .select({
      id: products.id,
      turn: sql<number>`row_number() over (partition by ${products.storeId} order by ${products.soldCount} desc, ${products.id})`.as(
        'turn',
      ),
    })
    .from(products)
    .where(
      and(
        isAnyOf(products.storeId, storeIds),
        eq(products.state, 'on_sale'),
        eq(products.kind, 'goods'),
        eq(products.soldOut, false),
        eq(products.adultOnly, false),
      ),
    )
    .as('best');
  const onSale = sql`from ${variants} where ${variants.productId} = ${products.id} and ${variants.active}`;
  return ctx.db
    .select({
      productId: products.id,
      storeId: products.storeId,
      name: products.name,
      origin: products.origin,
      contentAmount: products.contentAmount,
      contentMeasure: products.contentMeasure,
      price: products.price,
      listPrice: products.listPrice,
      priceVaries: sql<boolean>`(select max(${variants.price}) ${onSale}) > ${products.price}`,
      imageId: productImages.imageId,
      variantId: sql<
        string | null
      >`(select case when count(*) = 1 then min(${variants.id}::text) end ${onSale})`,
    })
    .from(products)
    .innerJoin(best, eq(best.id, products.id))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(sql`${best.turn} <= ${PER_STORE}`)
    .orderBy(products.storeId, best.turn);
}

/** 평점 of all a store sells: how many reviews, and the sum of their stars. */
export async function storeRating(ctx: Ctx, storeId: string): Promise<{ count: number; sum: number }> {
  const [row] = await ctx.db
    .select({
      count: sql<number>`coalesce(sum(${products.ratingCount}), 0)::int`,
      sum: sql<number>`coalesce(sum(${products.ratingSum}), 0)::int`,
    })
    .from(products)
    .where(eq(products.storeId, storeId));
  return row ?? { count: 0, sum: 0 };
}
