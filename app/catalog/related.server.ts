import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { boughtTogether, products } from '#db/schema/catalog.ts';

const KEPT = 12;
const NEAR = 40;

/**
 * Products like this one, the likest first: of its leaf, near in price on either side, those that share more attributes
 * before the others. Two short walks of one index, whatever the size of the category.
 */
export async function relatedIds(
  ctx: Ctx,
  { id, categoryId, price }: { id: string; categoryId: string; price: Krw },
): Promise<string[]> {
  const near = (above: boolean) => sql`(
    select p.id, p.price, p.attributes from products p
    where p.category_id = ${categoryId}::uuid and p.state = 'on_sale' and not p.sold_out
      and (p.price, p.id) ${above ? sql`>` : sql`<`} (${price}::bigint, ${id}::uuid)
    order by p.price ${above ? sql`asc` : sql`desc`}, p.id ${above ? sql`asc` : sql`desc`} limit ${NEAR})`;
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select near.id from (${near(true)} union all ${near(false)}) near
    cross join (select attributes from products where id = ${id}::uuid) this
    order by
      (select count(*) from jsonb_each(near.attributes) a where this.attributes @> jsonb_build_object(a.key, a.value)) desc,
      abs(near.price - ${price}::bigint), near.id
    limit ${KEPT}`);
  return rows.map((row) => row.id);
}

/** 함께 산 상품: what paid orders most often hold beside this product. */
export async function togetherIds(ctx: Ctx, productId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: boughtTogether.otherId })
    .from(boughtTogether)
    .innerJoin(products, eq(products.id, boughtTogether.otherId))
    .where(
      and(
        eq(boughtTogether.productId, productId),
        eq(products.state, 'on_sale'),
        eq(products.soldOut, false),
      ),
    )
    .orderBy(desc(boughtTogether.orders), boughtTogether.otherId)
    .limit(KEPT);
  return rows.map(({ id }) => id);
}

export type Companion = { otherId: string; orders: number };

/** Keeps the twelve most frequent companions of a product whose row the caller holds. */
export async function setBoughtTogether(
  tx: Ctx,
  productId: string,
  companions: readonly Companion[],
): Promise<void> {
  const best = [...companions]
    .sort((a, b) => b.orders - a.orders || (a.otherId < b.otherId ? -1 : 1))
    .slice(0, KEPT);
  const gone = notInArray(
    boughtTogether.otherId,
    best.map(({ otherId }) => otherId),
  );
  await tx.db
    .delete(boughtTogether)
    .where(and(eq(boughtTogether.productId, productId), best.length > 0 ? gone : undefined));
  if (best.length === 0) return;
  await tx.db
    .insert(boughtTogether)
    .values(best.map((companion) => ({ productId, ...companion, updatedAt: tx.now })))
    .onConflictDoUpdate({
      target: [boughtTogether.productId, boughtTogether.otherId],
      set: { orders: sql`excluded.orders`, updatedAt: tx.now },
    });
}
