import { and, eq, inArray, sql } from 'drizzle-orm';
import { listCategories } from '#app/catalog/index.server.ts';
import { KIND_LABEL } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { shownStoreType } from '#app/stores/index.server.ts';
import { STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { products } from '#db/schema/catalog.ts';
import { searchMarkets, type searchProducts } from '#db/schema/search.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { facetBits } from '../facet-bits.ts';
import { indexText } from '../korean/index-text.ts';
import { ratingScore, recommendedScore } from '../scores.ts';
import { pathTo, type TreeNode } from '../tree.ts';
import type { Delivery } from '../words.ts';

export type SearchRow = typeof searchProducts.$inferSelect;

const factsOf = (tx: Ctx) => ({
  id: products.id,
  categoryId: products.categoryId,
  revision: products.revision,
  kind: products.kind,
  name: products.name,
  price: products.price,
  soldOut: products.soldOut,
  soldCount: products.soldCount,
  ratingCount: products.ratingCount,
  ratingSum: products.ratingSum,
  createdAt: products.createdAt,
  storeName: stores.name,
  storeType: shownStoreType(tx),
  district: stores.district,
  walletPayable: stores.walletPayable,
  cashbackEligible: stores.cashbackEligible,
  shippingFee: stores.shippingFee,
  shippingFreeFrom: stores.shippingFreeFrom,
  marketId: stores.marketId,
  marketName: markets.name,
});

const readFacts = (tx: Ctx, ids: readonly string[]) =>
  tx.db
    .select(factsOf(tx))
    .from(products)
    .innerJoin(stores, eq(stores.id, products.storeId))
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(and(inArray(products.id, [...ids]), eq(products.state, 'on_sale'), eq(stores.state, 'open')));
type Facts = Awaited<ReturnType<typeof readFacts>>[number];

/** The rows the index should have of these products now: of those on sale in an open store. */
export async function readRows(tx: Ctx, ids: readonly string[]): Promise<SearchRow[]> {
  const facts = await readFacts(tx, ids);
  if (facts.length === 0) return [];
  const tree: readonly TreeNode[] = await listCategories(tx);
  const codes = await marketCodes(
    tx,
    facts.flatMap(({ marketId }) => marketId ?? []),
  );
  return facts.map((product) => rowOf(product, tree, codes));
}

function rowOf(product: Facts, tree: readonly TreeNode[], codes: ReadonlyMap<string, number>): SearchRow {
  const path = pathTo(tree, ({ id }) => id === product.categoryId);
  const text = indexText({
    name: product.name,
    named: [product.storeName, product.marketName ?? ''],
    around: [
      product.district,
      ...path.map(({ name }) => name),
      product.storeType === 'general' ? '' : STORE_TYPE_LABEL[product.storeType],
      product.kind === 'goods' ? '' : KIND_LABEL[product.kind],
    ],
  });
  return {
    productId: product.id,
    categoryId: product.categoryId,
    path: path.map(({ id }) => id),
    revision: product.revision,
    facetBits: facetBits({
      ...product,
      marketCode: product.marketId ? (codes.get(product.marketId) ?? 0) : 0,
      cashback: product.walletPayable && product.cashbackEligible,
      delivery: deliveryOf(product),
    }),
    price: product.price,
    recommended: recommendedScore(product),
    soldCount: product.soldCount,
    ratingScore: ratingScore(product),
    listedMs: product.createdAt.getTime(),
    ...text,
  };
}

const deliveryOf = ({ kind, shippingFee, shippingFreeFrom }: Facts): Delivery => {
  if (kind !== 'goods') return 'none';
  if (shippingFee === 0) return 'free';
  return shippingFreeFrom === null ? 'paid' : 'free_from';
};

/** The number each market has in the bits; one that has none yet is given the next. */
export async function marketCodes(tx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const known = await readCodes(tx);
  const fresh = [...new Set(ids)].filter((id) => !known.has(id)).sort();
  // One at a time: two new markets must not take the same number.
  if (fresh.length > 0)
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('search-markets', 0))`);
  for (const marketId of fresh)
    await tx.db.execute(sql`
      insert into search_markets (market_id, code)
      select ${marketId}::uuid, coalesce(max(code), 0) + 1 from search_markets
      on conflict (market_id) do nothing`);
  return fresh.length > 0 ? readCodes(tx) : known;
}

async function readCodes(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db.select().from(searchMarkets);
  return new Map(rows.map(({ marketId, code }) => [marketId, code]));
}
