import { and, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { stockOfVariant } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { priceWatches, restockWatches, watchProgress } from '#db/schema/interests.ts';
import { stores } from '#db/schema/stores.ts';

const PAGE = 500;
const SLICE = 5_000;

/**
 * Whoever waits for an option of a product that is back, or for a lower price of it, gets one mail: the watch is moved on
 * and the mail queued as one. A page at a time; what is left queues itself.
 */
export async function tellWatchers(ctx: Ctx<System>, productId: string, limit = PAGE): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const [product] = await tx.db
      .select({ price: products.price, soldOut: products.soldOut })
      .from(products)
      .innerJoin(stores, eq(stores.id, products.storeId))
      .where(and(eq(products.id, productId), eq(products.state, 'on_sale'), eq(stores.state, 'open')));
    if (!product) return 0;
    const back = await tellRestocks(tx, productId, limit);
    const cheaper = product.soldOut ? 0 : await tellPriceDrop(tx, productId, product.price, limit);
    if (back === limit || cheaper === limit) await askToTell(tx, productId);
    return back + cheaper;
  });
}

const askToTell = (tx: Ctx, productId: string) =>
  enqueue(tx, 'interests.tell-watchers', { productId }, `interests.tell-watchers:${productId}`);

async function tellRestocks(tx: Ctx, productId: string, limit: number): Promise<number> {
  const back = await tx.db
    .select({ id: variants.id })
    .from(variants)
    .where(
      and(
        eq(variants.productId, productId),
        eq(variants.active, true),
        sql`${stockOfVariant('variants')} > 0`,
      ),
    );
  if (back.length === 0) return 0;
  const due = await tx.db
    .select({ id: restockWatches.id })
    .from(restockWatches)
    .where(
      and(
        isNull(restockWatches.toldAt),
        inArray(
          restockWatches.variantId,
          back.map(({ id }) => id),
        ),
      ),
    )
    .limit(limit)
    .for('update', { skipLocked: true });
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  await tx.db.update(restockWatches).set({ toldAt: tx.now }).where(inArray(restockWatches.id, ids));
  for (const id of ids) await enqueue(tx, 'notifications.restock', { watchId: id }, `restock:${id}`);
  return ids.length;
}

/** One mail for each new low; a price told of becomes the known one. */
async function tellPriceDrop(tx: Ctx, productId: string, to: Krw, limit: number): Promise<number> {
  const due = await tx.db
    .select({ userId: priceWatches.userId, from: priceWatches.knownPrice })
    .from(priceWatches)
    .where(and(eq(priceWatches.productId, productId), gt(priceWatches.knownPrice, to)))
    .orderBy(desc(priceWatches.knownPrice))
    .limit(limit)
    .for('update', { skipLocked: true });
  if (due.length === 0) return 0;
  await tx.db
    .update(priceWatches)
    .set({ knownPrice: to })
    .where(
      and(
        eq(priceWatches.productId, productId),
        inArray(
          priceWatches.userId,
          due.map(({ userId }) => userId),
        ),
      ),
    );
  for (const { userId, from } of due)
    await enqueue(tx, 'notifications.price-drop', { userId, productId, from, to });
  return due.length;
}

/** A watched thing at a time through the index, however many people watch it. */
type Watched = { name: string; after: (key: SQL) => SQL; late: (limited: SQL) => SQL };

const RESTOCKS: Watched = {
  name: 'restocks',
  after: (key) => sql`
    select w.variant_id as key from restock_watches w
    where w.told_at is null and w.variant_id > ${key} order by w.variant_id limit 1`,
  late: (slice) => sql`
    select s.key, p.id as product_id,
      v.active and p.state = 'on_sale' and t.state = 'open' and ${stockOfVariant('v')} > 0 as late
    from ${slice} s join variants v on v.id = s.key join products p on p.id = v.product_id
    join stores t on t.id = p.store_id order by s.key`,
};
const PRICES: Watched = {
  name: 'prices',
  after: (key) => sql`
    select w.product_id as key from price_watches w where w.product_id > ${key} order by w.product_id limit 1`,
  late: (slice) => sql`
    select s.key, p.id as product_id, p.state = 'on_sale' and t.state = 'open' and not p.sold_out and exists (
      select from price_watches w where w.product_id = p.id and w.known_price > p.price) as late
    from ${slice} s join products p on p.id = s.key join stores t on t.id = p.store_id order by s.key`,
};

/** Finds what no job reported, a slice of the watched things a time by key, and has their watchers told; how many it found. */
export async function healWatches(ctx: Ctx<System>, limit = SLICE): Promise<number> {
  return (await healNext(ctx, RESTOCKS, limit)) + (await healNext(ctx, PRICES, limit));
}

async function healNext(ctx: Ctx<System>, { name, after, late }: Watched, limit: number): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const [known] = await tx.db.select().from(watchProgress).where(eq(watchProgress.name, name));
    const from = known?.position ?? NOTHING;
    const slice = await tx.db.execute<{ key: string; product_id: string; late: boolean }>(sql`
      with recursive watched as (
        (${after(sql`${from}::uuid`)})
        union all
        select (${after(sql`watched.key`)}) from watched where watched.key is not null
      ), slice as materialized (select key from watched where key is not null limit ${limit})
      ${late(sql`slice`)}`);
    const found = new Set(slice.filter((row) => row.late).map((row) => row.product_id));
    for (const productId of [...found].sort()) await askToTell(tx, productId);
    const position = slice.length < limit ? NOTHING : (slice.at(-1)?.key ?? NOTHING);
    await tx.db
      .insert(watchProgress)
      .values({ name, position })
      .onConflictDoUpdate({ target: watchProgress.name, set: { position } });
    return found.size;
  });
}

/** Before every key. */
const NOTHING = '00000000-0000-0000-0000-000000000000';
