import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { won } from '#app/core/krw.ts';
import { decodeCursor, type Page, toPage } from '#app/core/paging.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { pricePlans, productImages, products } from '#db/schema/catalog.ts';
import { stockOfVariant } from './bundles.server.ts';
import type { ProductShelf, ProductState } from './words.ts';

const PER_PAGE = 20;

export type OwnProductsAsked = { shelf: ProductShelf; name: string; cursor?: string | null };

const onShelf: Record<ProductShelf, SQL | undefined> = {
  all: undefined,
  on_sale: sql`${products.state} = 'on_sale' and not ${products.soldOut}`,
  sold_out: sql`${products.state} = 'on_sale' and ${products.soldOut}`,
  review: eq(products.state, 'review'),
  draft: eq(products.state, 'draft'),
  stopped: eq(products.state, 'stopped'),
};

/** Of this store, and called so or numbered so; the store bounds what is read. */
const own = ({ actor }: Ctx<Seller>, name: string): SQL | undefined =>
  and(
    eq(products.storeId, actor.storeId),
    name
      ? sql`(strpos(lower(${products.name}), lower(${name})) > 0 or strpos(lower(${products.sellerCode}), lower(${name})) > 0)`
      : undefined,
  );

/** How many of the store's products stand on each shelf. */
export async function countShelves(ctx: Ctx<Seller>, name: string): Promise<Record<ProductShelf, number>> {
  await mustActFor(ctx, ctx.actor.storeId);
  const rows = await ctx.db
    .select({ state: products.state, soldOut: products.soldOut, count: count().mapWith(Number) })
    .from(products)
    .where(own(ctx, name))
    .groupBy(products.state, products.soldOut);
  const sum = (is: (row: { state: ProductState; soldOut: boolean }) => boolean) =>
    rows.filter(is).reduce((total, row) => total + row.count, 0);
  return {
    all: sum(() => true),
    on_sale: sum(({ state, soldOut }) => state === 'on_sale' && !soldOut),
    sold_out: sum(({ state, soldOut }) => state === 'on_sale' && soldOut),
    review: sum(({ state }) => state === 'review'),
    draft: sum(({ state }) => state === 'draft'),
    stopped: sum(({ state }) => state === 'stopped'),
  };
}

/** The sale or price change that runs or comes next. */
const nextPlanOf = (ctx: Ctx) =>
  ctx.db
    .select({ state: pricePlans.state, beginsAt: pricePlans.beginsAt, endsAt: pricePlans.endsAt })
    .from(pricePlans)
    .where(and(eq(pricePlans.productId, products.id), inArray(pricePlans.state, ['planned', 'running'])))
    .orderBy(asc(pricePlans.beginsAt))
    .limit(1)
    .as('next_plan');

const ofOptions = (what: SQL) =>
  sql`(select ${what} from variants v where v.product_id = ${products.id} and v.active)`;

/** The store's products for its seller, whatever their state, the newest first, a page at a time. */
export async function listOwnProducts(
  ctx: Ctx<Seller>,
  { shelf, name, cursor }: OwnProductsAsked,
): Promise<Page<OwnProductRow>> {
  await mustActFor(ctx, ctx.actor.storeId);
  const [last] = decodeCursor(cursor ?? null, 1) ?? [];
  // A product keeps its place, so its row says where the list goes on; nobody's place is the top.
  const after = isId(last)
    ? sql`(${products.createdAt}, ${products.id}) < (coalesce((select l.created_at from products l where l.id = ${last}::uuid and l.store_id = ${ctx.actor.storeId}::uuid), 'infinity'), ${last}::uuid)`
    : undefined;
  const rows = await selectRows(ctx)
    .where(and(own(ctx, name), onShelf[shelf], after))
    .orderBy(desc(products.createdAt), desc(products.id))
    .limit(PER_PAGE + 1);
  return toPage(rows, PER_PAGE, ({ id }) => [id]);
}

function selectRows(ctx: Ctx<Seller>) {
  const plan = nextPlanOf(ctx);
  return ctx.db
    .select({
      id: products.id,
      sellerCode: products.sellerCode,
      name: products.name,
      state: products.state,
      soldOut: products.soldOut,
      price: products.price,
      listPrice: products.listPrice,
      highestPrice: ofOptions(sql`coalesce(max(v.price), 0)`).mapWith(won),
      options: ofOptions(sql`count(*)`).mapWith(Number),
      stock: ofOptions(sql`coalesce(sum(${stockOfVariant('v')}), 0)`).mapWith(Number),
      imageId: productImages.imageId,
      plan: { state: plan.state, beginsAt: plan.beginsAt, endsAt: plan.endsAt },
    })
    .from(products)
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .leftJoinLateral(plan, sql`true`)
    .$dynamic();
}
export type OwnProductRow = Awaited<ReturnType<typeof selectRows>>[number];
