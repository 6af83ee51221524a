import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProduct } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, minutes } from '#app/core/kst.ts';
import type { Page } from '#app/core/paging.ts';
import { HANDLERS } from '#app/jobs/registry.server.ts';
import { linesOf } from '#app/orders/index.server.ts';
import type { LineState } from '#app/orders/index.ts';
import {
  linesToReview,
  listOwnReviews,
  listProductReviews,
  listStoreReviews,
  removeReview,
  type ShownReview,
  saveReview,
  summariseRatings,
} from '#app/reviews/index.server.ts';
import { REVIEW_SORTS, ReviewInput } from '#app/reviews/index.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { reviews } from '#db/schema/reviews.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import {
  type AStore,
  type AVariant,
  aShopper,
  aStore,
  aVariant,
  aWorld,
  type World,
} from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let owner: Database;
let store: AStore;
beforeAll(async () => {
  const url = await freshDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 1, role: 'owner' });
  store = await aStore(world);
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
});

const TEXT = '아삭하고 달아서 또 사고 싶어요.';
const nobody = { reason: { code: 'reviews/not-a-buyer' } };

/** Something bought, at whatever point of its way. */
async function bought(
  me: Ctx<Shopper>,
  goods: AVariant,
  over: {
    state?: LineState;
    orderState?: 'paid' | 'awaiting_payment';
    quantity?: number;
    refunded?: number;
  } = {},
): Promise<string> {
  await fillCart(me, [{ variantId: goods.variantId, quantity: over.quantity ?? 1 }]);
  const { number } = await place(me);
  const [order] = await world.system.db.select().from(orders).where(eq(orders.number, number));
  const [line] = await linesOf(world.system, order?.id ?? '');
  const paid = (over.orderState ?? 'paid') === 'paid';
  if (paid)
    await world.system.db
      .update(orders)
      .set({ state: 'paid', paidAt: me.now })
      .where(eq(orders.number, number));
  await world.system.db
    .update(orderLines)
    .set({ state: over.state ?? 'delivered', refundedQuantity: over.refunded ?? 0 })
    .where(eq(orderLines.id, line?.id ?? ''));
  await world.system.db.execute(sql`delete from cart_lines`);
  return line?.id ?? '';
}

const say = (me: Ctx<Shopper>, lineId: string, stars = 5, text = TEXT) =>
  saveReview(me, { lineId, stars, text });

test.each(['delivered', 'confirmed', 'issued'] as const)(
  'the buyer of a line that is %s reviews it',
  async (state) => {
    const [me, goods] = [await aShopper(world), await aVariant(world, store, { optionName: '3kg' })];
    const lineId = await bought(me, goods, { state });
    expect(await linesToReview(me)).toMatchObject([
      { lineId, productId: goods.productId, optionName: '3kg' },
    ]);
    await say(me, lineId, 4);
    expect(await linesToReview(me)).toEqual([]);
    const { rows } = await listProductReviews(world.system, goods.productId);
    expect(rows).toMatchObject([
      { stars: 4, text: TEXT, optionName: '3kg', author: '김*통', changed: false },
    ]);
  },
);

test.each(['awaiting_payment', 'paid', 'preparing', 'shipped', 'cancelled'] as const)(
  'a line that is %s is not reviewed yet',
  async (state) => {
    const me = await aShopper(world);
    const lineId = await bought(me, await aVariant(world, store), { state });
    expect(await linesToReview(me)).toEqual([]);
    await expect(say(me, lineId)).rejects.toMatchObject(nobody);
  },
);

test('a stranger, an unpaid order, a line wholly refunded and one unknown are refused; partly refunded is bought', async () => {
  const [me, other] = [await aShopper(world), await aShopper(world)];
  const goods = await aVariant(world, store);
  const unpaid = await bought(me, goods, { orderState: 'awaiting_payment' });
  const returned = await bought(me, goods, { quantity: 2, refunded: 2 });
  const kept = await bought(me, goods, { quantity: 2, refunded: 1 });
  const [shipping] = await world.system.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(sql`${orders.userId} = ${me.actor.userId}::uuid and ${orderLines.lineType} = 'shipping'`);
  for (const lineId of [unpaid, returned, shipping?.id ?? '', newId()])
    await expect(say(me, lineId), lineId).rejects.toMatchObject(nobody);
  await expect(say(other, kept)).rejects.toMatchObject(nobody);
  await say(me, kept);
  expect((await listOwnReviews(me)).rows).toHaveLength(1);
  expect((await listOwnReviews(other)).rows).toEqual([]);
});

test('written again it replaces the first; ten at once are one row', async () => {
  const [me, goods] = [await aShopper(world), await aVariant(world, store)];
  const lineId = await bought(me, goods);
  await Promise.all(Array.from({ length: 10 }, (_, at) => say(me, lineId, 1 + (at % 5))));
  expect((await summariseRatings(world.system, goods.productId)).count).toBe(1);
  const later = { ...me, now: after(me.now, minutes(5)) };
  await say(later, lineId, 2, '다시 써 보니 생각보다 아쉬웠어요.');
  const { rows } = await listProductReviews(world.system, goods.productId);
  expect(rows).toMatchObject([
    { stars: 2, text: '다시 써 보니 생각보다 아쉬웠어요.', changed: true, writtenAt: me.now },
  ]);
});

test('the same words sent twice are no change', async () => {
  const [me, goods] = [await aShopper(world), await aVariant(world, store)];
  const lineId = await bought(me, goods);
  await say(me, lineId);
  await say({ ...me, now: after(me.now, minutes(1)) }, lineId);
  const { rows } = await listProductReviews(world.system, goods.productId);
  expect(rows).toMatchObject([{ changed: false, writtenAt: me.now }]);
});

test('only its writer takes a review back, and may write it anew', async () => {
  const [me, other, goods] = [await aShopper(world), await aShopper(world), await aVariant(world, store)];
  const lineId = await bought(me, goods);
  await say(me, lineId);
  const [mine] = (await listOwnReviews(me)).rows;
  const gone = { reason: { code: 'reviews/not-found' } };
  await expect(removeReview(other, mine?.id ?? '')).rejects.toMatchObject(gone);
  await removeReview(me, mine?.id ?? '');
  await expect(removeReview(me, mine?.id ?? '')).rejects.toMatchObject(gone);
  expect(await linesToReview(me)).toHaveLength(1);
  await say(me, lineId, 3);
  expect(await summariseRatings(world.system, goods.productId)).toMatchObject({ count: 1, sum: 3 });
});

test('what is counted is copied onto the product, also when it goes down to none, and asks for indexing', async () => {
  const goods = await aVariant(world, store);
  const [me, you] = [await aShopper(world), await aShopper(world)];
  const [mine, yours] = [await bought(me, goods), await bought(you, goods)];
  await say(me, mine, 5);
  await say(you, yours, 2);
  const count = () => HANDLERS['catalog.count-ratings'](world.system, { productId: goods.productId });
  await Promise.all([count(), count(), count()]);
  expect(await findProduct(world.system, goods.productId)).toMatchObject({ ratingCount: 2, ratingSum: 7 });
  const asked = await owner.client`
    select 1 from graphile_worker._private_jobs where key = ${`search.index-product:${goods.productId}`}`;
  expect(asked).toHaveLength(1);
  for (const who of [me, you]) await removeReview(who, (await listOwnReviews(who)).rows[0]?.id ?? '');
  await count();
  expect(await findProduct(world.system, goods.productId)).toMatchObject({ ratingCount: 0, ratingSum: 0 });
});

/** Every page after the other, as somebody who presses 더 보기 sees them. */
async function all(read: (cursor: string | null) => Promise<Page<ShownReview>>): Promise<ShownReview[]> {
  const seen: ShownReview[] = [];
  for (let cursor: string | null = null, pages = 0; pages < 50; pages++) {
    const page: Page<ShownReview> = await read(cursor);
    seen.push(...page.rows);
    if (!page.next) return seen;
    cursor = page.next;
  }
  throw new Error('pages without end');
}

test('every list shows each review once and in order, with equal stars and times', async () => {
  const own = await aStore(world);
  const goods = await aVariant(world, own);
  const me = await aShopper(world);
  const lines = [];
  for (let at = 0; at < 4; at++) lines.push(await bought(me, goods));
  const [first = ''] = lines;
  // The rest as rows: the same writer, many at one moment.
  const [line] = await world.system.db.select().from(orderLines).where(eq(orderLines.id, first));
  const many = Array.from({ length: 37 }, (_, at) => ({
    ...(line as typeof orderLines.$inferSelect),
    id: newId(),
    position: 100 + at,
  }));
  await world.system.db.insert(orderLines).values(many);
  for (const [at, { id }] of many.entries()) {
    const moment = { ...me, now: after(me.now, minutes(at % 3)) };
    await say(moment, id, 1 + (at % 2) * 2);
  }
  const key: Record<string, (r: ShownReview) => (number | string)[]> = {
    newest: (r) => [-r.writtenAt.getTime()],
    high: (r) => [-r.stars, -r.writtenAt.getTime()],
    low: (r) => [r.stars, r.writtenAt.getTime()],
  };
  const lists = [
    ...REVIEW_SORTS.map((sort) => ({
      sort: sort as string,
      read: (cursor: string | null) =>
        listProductReviews(world.system, goods.productId, { sort, cursor, limit: 5 }),
    })),
    {
      sort: 'newest',
      read: (cursor: string | null) => listStoreReviews(world.system, own.storeId, { cursor, limit: 5 }),
    },
    { sort: 'newest', read: (cursor: string | null) => listOwnReviews(me, { cursor, limit: 5 }) },
  ];
  for (const { sort, read } of lists) {
    const seen = await all(read);
    expect(new Set(seen.map(({ id }) => id)).size, sort).toBe(37);
    expect(seen, sort).toHaveLength(37);
    const keys = seen.map((review) => key[sort]?.(review));
    expect(keys, sort).toEqual([...keys].sort((a, b) => compare(a, b)));
  }
  const wrong = await listProductReviews(world.system, goods.productId, { cursor: 'bm9uc2Vuc2U' });
  expect(wrong.rows.length).toBeGreaterThan(0);
});

const compare = (a: unknown[] = [], b: unknown[] = []): number => {
  for (const [at, one] of a.entries()) if (one !== b[at]) return Number(one) - Number(b[at]);
  return 0;
};

test('a list of reviews walks an index, however many there are', async () => {
  const plan = async (order: string) => {
    const rows = await world.system.db.transaction(async (db) => {
      for (const way of ['seqscan', 'bitmapscan', 'sort'])
        await db.execute(sql.raw(`set local enable_${way} = off`));
      return db.execute<{ 'QUERY PLAN': string }>(
        sql`explain select id from reviews where product_id = ${newId()}::uuid order by ${sql.raw(order)} limit 11`,
      );
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  for (const order of [
    'written_at desc, id desc',
    'stars desc, written_at desc, id desc',
    'stars, written_at, id',
  ])
    expect(await plan(order), order).not.toContain('Sort');
});

test.each([
  [{ stars: '0' }],
  [{ stars: '6' }],
  [{ stars: '4.5' }],
  [{ stars: undefined }],
  [{ text: '아홉 글자뿐이에' }],
  [{ text: '가'.repeat(1001) }],
  [{ text: `${' '.repeat(20)}짧아요` }],
  [{ lineId: 'x' }],
])('a form that is wrong (%#) is told so', (wrong) => {
  const form = { lineId: newId(), stars: '5', text: TEXT };
  expect(ReviewInput.safeParse(form).success).toBe(true);
  expect(ReviewInput.safeParse({ ...form, ...wrong }).success).toBe(false);
});

test('nothing but the table keeps a line from a second review', async () => {
  const [me, goods] = [await aShopper(world), await aVariant(world, store)];
  const lineId = await bought(me, goods);
  await say(me, lineId);
  const [row] = await world.system.db.select().from(reviews).where(eq(reviews.lineId, lineId));
  await expect(
    world.system.db.insert(reviews).values({ ...(row as typeof reviews.$inferSelect), id: newId() }),
  ).rejects.toThrow();
});
