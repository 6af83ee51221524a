import { and, asc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { addToCart } from '#app/cart/index.server.ts';
import { categoryPlaces, listCategories } from '#app/catalog/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, hours } from '#app/core/kst.ts';
import { createMember } from '#app/identity/index.server.ts';
import { followStore, wish } from '#app/interests/index.server.ts';
import { confirmPurchase, findOwnOrder, linesOf, lockOrder, moveLines } from '#app/orders/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import { orders } from '#db/schema/orders.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { payWithPoints } from './pay-with-points.server.ts';
import { chance, type DemoGoods, type PlannedOrder, planOrders } from './shopping-plan.ts';
import { sideBySide } from './side-by-side.ts';

const HANDS = 4;
/** How long things take, in days from the order. */
const [PREPARED, SHIPPED, DELIVERED, CONFIRMED] = [0.5, 1.5, 3, 10];

/**
 * People who bought in the last months, wish for things and come back to stores: real orders through the shop's own
 * steps. Whoever has ordered is left alone, so that twice is once.
 */
export async function seedShoppers(
  ctx: Ctx<System>,
  people: readonly string[],
  goods: readonly DemoGoods[],
): Promise<Ctx<Shopper>[]> {
  const shoppers: Ctx<Shopper>[] = [];
  await sideBySide(people, HANDS, async (name, at) => {
    const joined = after(ctx.now, -days(130));
    const email = `neighbour${at + 1}@demo.example`;
    const userId = await withFixedIds(`shopper ${at}`, joined, () =>
      createMember({ ...ctx, now: joined }, { email, password: newId(), name }),
    );
    const shopper: Ctx<Shopper> = { ...ctx, actor: { kind: 'shopper', userId } };
    shoppers[at] = shopper;
    if (await hasOrdered(shopper)) return;
    for (const order of planOrders(goods, at)) await carryOut(ctx, shopper, order, name);
    await likeThings(shopper, goods, at);
  });
  return shoppers;
}

export async function hasOrdered(shopper: Ctx<Shopper>): Promise<boolean> {
  const [one] = await shopper.db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.userId, shopper.actor.userId))
    .limit(1);
  return one !== undefined;
}

/** An order from the cart to the door, as far as it is by now. */
export async function carryOut(
  system: Ctx<System>,
  shopper: Ctx<Shopper>,
  plan: PlannedOrder,
  name: string,
): Promise<void> {
  const placedAt = after(system.now, -days(plan.daysAgo));
  await withFixedIds(plan.name, placedAt, async () => {
    const then = { ...shopper, now: placedAt };
    for (const { variantId, quantity } of plan.lines)
      await addToCart(then, { variantId, quantity, alone: false });
    const number = await payWithPoints(then, system, name);
    if (plan.end !== 'kept') await cancel({ ...shopper, now: after(placedAt, hours(1)) }, number, plan);
    if (plan.end !== 'cancelled') await deliver(system, then, number, plan.daysAgo);
  });
}

async function cancel(shopper: Ctx<Shopper>, number: string, plan: PlannedOrder): Promise<void> {
  const order = await findOwnOrder(shopper, number);
  const [first] = await linesOf(shopper, order?.id ?? '');
  const quantities = plan.end === 'cancelled' ? null : new Map([[first?.id ?? '', 1]]);
  const asked = { number, storeOrderId: null, quantities };
  const preview = await previewCancel(shopper, asked);
  if (!preview) return;
  const reason = plan.end === 'cancelled' ? '다른 상품으로 다시 주문할게요' : '수량을 잘못 골랐어요';
  await cancelOrder(shopper, { ...asked, reason, requestKey: newId(), expectedTotal: preview.total });
}

async function deliver(
  system: Ctx<System>,
  shopper: Ctx<Shopper>,
  number: string,
  daysAgo: number,
): Promise<void> {
  const order = await findOwnOrder(shopper, number);
  const orderId = order?.id ?? '';
  const parcels = (await linesOf(shopper, orderId))
    .filter(({ lineType, state }) => lineType === 'item' && state === 'paid')
    .map(({ id }) => id);
  if (parcels.length === 0) return;
  await inTransaction(system, async (tx) => {
    await lockOrder(tx, orderId);
    if (daysAgo > PREPARED) await moveLines(tx, parcels, 'preparing');
    if (daysAgo > SHIPPED) await moveLines(tx, parcels, 'shipped');
    if (daysAgo > DELIVERED) await moveLines(tx, parcels, 'delivered');
  });
  if (daysAgo > CONFIRMED)
    await confirmPurchase({ ...shopper, now: after(shopper.now, days(CONFIRMED)) }, { number, lineId: null });
}

/** 찜 and 단골, some for everybody. */
async function likeThings(shopper: Ctx<Shopper>, goods: readonly DemoGoods[], at: number): Promise<void> {
  const next = chance(`likes ${at}`);
  const some = () => goods[Math.floor(goods.length * next() ** 1.7)] ?? goods[0];
  for (let n = 3 + Math.floor(next() * 5); n > 0; n--) {
    const then = { ...shopper, now: after(shopper.now, -days(next() * 60)) };
    const one = some();
    if (!one) return;
    await wish(then, one.productId);
    if (n % 3 === 0) await followStore(then, one.storeId);
  }
}

const DEAREST = krw(60_000);
const IN_STOCK = 20;
/** Most baskets are food. */
const EATEN = new Set(['farm', 'meat-fish', 'dish', 'sweet', 'drink']);

/** What the demo's people buy, the best loved first: everything that is there in number and not dear. */
export async function demoGoods(ctx: Ctx): Promise<DemoGoods[]> {
  const paths = new Map(
    categoryPlaces(await listCategories(ctx)).map(({ category, path }) => [
      category.id,
      path.map(({ slug }) => slug),
    ]),
  );
  const rows = await ctx.db
    .selectDistinctOn([products.id], {
      productId: products.id,
      variantId: variants.id,
      storeId: products.storeId,
      kind: products.kind,
      categoryId: products.categoryId,
    })
    .from(products)
    .innerJoin(variants, and(eq(variants.productId, products.id), eq(variants.active, true)))
    .innerJoin(inventoryUnits, eq(inventoryUnits.id, variants.unitId))
    .where(
      and(
        eq(products.state, 'on_sale'),
        eq(products.adultOnly, false),
        inArray(products.kind, ['goods', 'ticket']),
        lte(variants.price, DEAREST),
        gte(inventoryUnits.onHand, IN_STOCK),
        sql`${products.id} not in (select product_id from testbed_products)`,
      ),
    )
    .orderBy(asc(products.id), asc(variants.position));
  return rows
    .map(({ categoryId, ...row }) => ({ ...row, path: paths.get(categoryId) ?? [] }))
    .map((one, at) => ({ one, rank: at * (EATEN.has(one.path[0] ?? '') ? 1 : 3) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
