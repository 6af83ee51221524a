import { and, asc, eq, sql } from 'drizzle-orm';
import { historyOf } from '#app/audit/index.server.ts';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { categories, pricePlans, productImages, products, variants } from '#db/schema/catalog.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import { stockOfVariant } from './bundles.server.ts';
import { wordsSeen } from './correct-product.server.ts';
import { lowestBefore } from './list-price.ts';
import { historiesOf } from './prices.server.ts';

/**
 * One product of the store for its seller, in whatever state, with each option's stock, price and what could be struck
 * through beside a price that began now. Null when the store has none such.
 */
export async function findOwnProduct(ctx: Ctx<Seller>, productId: string) {
  await mustActFor(ctx, ctx.actor.storeId);
  const [product] = await ctx.db
    .select({
      id: products.id,
      sellerCode: products.sellerCode,
      name: products.name,
      summary: products.summary,
      description: products.description,
      origin: products.origin,
      state: products.state,
      soldOut: products.soldOut,
      isBundle: products.isBundle,
      taxType: products.taxType,
      price: products.price,
      listPrice: products.listPrice,
      createdAt: products.createdAt,
      updatedAt: products.updatedAt,
      categoryName: categories.name,
      imageId: productImages.imageId,
      imageAlt: productImages.alt,
    })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(and(eq(products.id, productId), eq(products.storeId, ctx.actor.storeId)));
  if (!product) return null;
  const [options, returned] = await Promise.all([readOptions(ctx, productId), returnOf(ctx, productId)]);
  const histories = await historiesOf(
    ctx,
    options.map(({ id }) => id),
  );
  return {
    ...product,
    wordsSeen: wordsSeen(product),
    /** What the desk wants changed; only while the product lies with its seller because of it. */
    returned: product.state === 'draft' ? returned : null,
    options: options.map((option) => ({
      ...option,
      strikable: lowestBefore(histories.get(option.id) ?? [], ctx.now),
    })),
  };
}
export type OwnProduct = NonNullable<Awaited<ReturnType<typeof findOwnProduct>>>;
export type OwnOption = OwnProduct['options'][number];

const readOptions = (ctx: Ctx, productId: string) =>
  ctx.db
    .select({
      id: variants.id,
      sku: variants.sku,
      optionName: variants.optionName,
      price: variants.price,
      regularPrice: variants.regularPrice,
      listPrice: variants.listPrice,
      active: variants.active,
      stock: stockOfVariant('variants'),
      /** Set aside by orders not paid yet; null for what has no shelf of its own. */
      held: inventoryUnits.held,
    })
    .from(variants)
    .leftJoin(inventoryUnits, eq(inventoryUnits.id, variants.unitId))
    .where(eq(variants.productId, productId))
    .orderBy(asc(variants.position), asc(variants.id));

const MOVES = ['catalog.draft', 'catalog.withdraw', 'catalog.review', 'catalog.sell', 'catalog.stopped'];

async function returnOf(ctx: Ctx, productId: string): Promise<{ at: Date; reason: string } | null> {
  const [last] = await historyOf(ctx, `product:${productId}`, MOVES);
  const isReturn = last?.action === 'catalog.draft' && last.actorKind === 'operator';
  return isReturn && last.reason ? { at: last.at, reason: last.reason } : null;
}

const MOST_PLANS = 40;

type PlannedPrice = { sku: string; optionName: string; price: Krw };

/** 예약 가격·할인 of a product of the store: what runs and comes first, then what is over, the latest first. */
export async function listPricePlans(ctx: Ctx<Seller>, productId: string) {
  await mustActFor(ctx, ctx.actor.storeId);
  return ctx.db
    .select({
      id: pricePlans.id,
      state: pricePlans.state,
      beginsAt: pricePlans.beginsAt,
      endsAt: pricePlans.endsAt,
      bySheet: pricePlans.bySheet,
      prices: sql<PlannedPrice[]>`(
        select json_agg(json_build_object('sku', v.sku, 'optionName', v.option_name, 'price', l.price) order by v.position)
        from plan_prices l join variants v on v.id = l.variant_id where l.plan_id = ${pricePlans.id})`,
    })
    .from(pricePlans)
    .innerJoin(products, eq(products.id, pricePlans.productId))
    .where(and(eq(pricePlans.productId, productId), eq(products.storeId, ctx.actor.storeId)))
    .orderBy(
      sql`array_position(array['running', 'planned'], ${pricePlans.state})`,
      sql`case when ${pricePlans.state} in ('running', 'planned') then ${pricePlans.beginsAt} end`,
      sql`${pricePlans.beginsAt} desc`,
    )
    .limit(MOST_PLANS);
}
export type PricePlanRow = Awaited<ReturnType<typeof listPricePlans>>[number];
