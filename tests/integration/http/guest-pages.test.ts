import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createGuestPages } from '#app/http/edge/guest-pages.server.ts';
import { listenToPageChanges } from '#app/http/edge/page-changes.server.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';
import { anEdge } from '#tests/support/an-edge.tsx';
import { testDatabaseUrl } from '#tests/support/database.ts';
import { soldMore } from '#tests/support/sold.ts';

const HOUR = 3_600_000;
const nonceIn = (policy = '') => /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';

async function aMallOfGuests(ttlMs = HOUR) {
  const pages = createGuestPages({ ttlMs });
  let rendered = 0;
  const edge = await anEdge({
    guestPages: (req, res, next) => {
      let reached = true;
      pages.handler(req, res, () => {
        reached = false;
        rendered += 1;
        next();
      });
      return reached;
    },
  });
  return { ...edge, drop: pages.drop, renderings: () => rendered };
}

test('the second guest gets the same page under a nonce and an id of their own', async () => {
  const mall = await aMallOfGuests();
  const first = await mall.ask({ path: '/' });
  const second = await mall.ask({ path: '/' });
  expect(mall.renderings()).toBe(1);
  expect(second.status).toBe(200);
  expect(second.headers['cache-control']).toBe('private, no-cache');
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const [one, two] = [first, second].map((answer) => nonceIn(answer.headers['content-security-policy']));
  expect(one).not.toBe(two);
  expect(first.body).toContain(`nonce="${one}"`);
  expect(second.body).toContain(`nonce="${two}"`);
  expect(second.body).not.toContain(String(one));
  expect(second.body).not.toContain(String(first.headers['x-request-id']));
  expect(second.body.replaceAll(String(two), '').length).toBe(first.body.replaceAll(String(one), '').length);
});

test('a guest whose browser unpacks gets the kept page packed, with their own nonce', async () => {
  const mall = await aMallOfGuests();
  const plain = await mall.ask({ path: '/' });
  const { origin } = mall;
  for (let again = 0; again < 2; again++) {
    const answer = await fetch(`${origin}/`, { headers: { 'accept-encoding': 'br, gzip' } });
    const own = nonceIn(answer.headers.get('content-security-policy') ?? '');
    const body = await answer.text();
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(body).toContain(`nonce="${own}"`);
    expect(body.replaceAll(own, '').length).toBe(
      plain.body.replaceAll(nonceIn(plain.headers['content-security-policy']), '').length,
    );
  }
  expect(mall.renderings()).toBe(1);
});

test.each([
  { name: 'a person known by a cookie', headers: { cookie: 'a=b; mall_3000=token' } },
  { name: 'a person known by a secure cookie', headers: { cookie: '__Host-mall-cart=token' } },
])('$name gets a page of their own', async ({ headers }) => {
  const mall = await aMallOfGuests();
  await mall.ask({ path: '/' });
  const own = await mall.ask({ path: '/', headers });
  expect(mall.renderings()).toBe(2);
  expect(own.headers['cache-control']).toBe('no-store');
  await mall.ask({ path: '/' });
  expect(mall.renderings()).toBe(2);
});

test('neither a cookie of somebody else nor the products seen make anybody known', async () => {
  const mall = await aMallOfGuests();
  await mall.ask({ path: '/' });
  await mall.ask({
    path: '/',
    headers: { cookie: 'smallness=1; other_mall=2; mall-viewed_3000=a; __Host-mall-viewed=b' },
  });
  expect(mall.renderings()).toBe(1);
});

test.each([
  {
    name: 'what a guest asks for ahead',
    headers: { 'sec-purpose': 'prefetch' },
    policy: 'private, max-age=5',
  },
  { name: 'what a guest asks for', headers: {}, policy: 'no-store' },
  {
    name: 'what a known person asks for ahead',
    headers: { 'sec-purpose': 'prefetch', cookie: 'mall_3000=token' },
    policy: 'no-store',
  },
])('$name is kept: $policy', async ({ headers, policy }) => {
  const mall = await aMallOfGuests();
  const answer = await mall.ask({ path: '/_root.data', headers });
  expect(answer.headers['cache-control']).toBe(policy);
  expect(answer.headers.vary?.includes('Cookie') ?? false).toBe(policy !== 'no-store');
  const page = await mall.ask({ path: '/cart', headers });
  expect(page.headers['cache-control']).toBe('no-store');
});

test('a hundred guests at once wait for one rendering', async () => {
  const mall = await aMallOfGuests();
  const answers = await Promise.all(Array.from({ length: 100 }, () => mall.ask({ path: '/' })));
  expect(mall.renderings()).toBe(1);
  expect(new Set(answers.map(({ headers }) => nonceIn(headers['content-security-policy']))).size).toBe(100);
  for (const { body, headers } of answers)
    expect(body).toContain(`nonce="${nonceIn(headers['content-security-policy'])}"`);
});

test('forms, other addresses and answers that are not pages are not kept', async () => {
  const mall = await aMallOfGuests();
  for (const path of ['/cart', '/no-such-page', '/_root.data'])
    for (let time = 0; time < 2; time++) await mall.ask({ path });
  expect(mall.renderings()).toBe(6);
  await mall.ask({ path: '/', method: 'HEAD' });
  await mall.ask({ path: '/', method: 'HEAD' });
  expect(mall.renderings()).toBe(8);
});

test('a page is rendered again when its time is over or when it is dropped', async () => {
  const mall = await aMallOfGuests(40);
  await mall.ask({ path: '/' });
  await sleep(60);
  await mall.ask({ path: '/' });
  expect(mall.renderings()).toBe(2);
  const kept = await aMallOfGuests();
  await kept.ask({ path: '/' });
  kept.drop();
  await kept.ask({ path: '/' });
  expect(kept.renderings()).toBe(2);
});

async function aListener() {
  let heard = 0;
  const changes = listenToPageChanges(await testDatabaseUrl(), () => {
    heard += 1;
  });
  onTestFinished(() => changes.close());
  await expect.poll(() => heard).toBeGreaterThan(0);
  const since = async (work: () => Promise<unknown>): Promise<boolean> => {
    const before = heard;
    await work();
    for (let tries = 0; tries < 20 && heard === before; tries++) await sleep(10);
    return heard > before;
  };
  return since;
}

test('the database tells of what pages show, and of nothing else', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const productId = await aProduct(ctx, store.id, { categorySlug });
  const since = await aListener();
  expect(await since(() => aProduct(ctx, store.id, { categorySlug }))).toBe(true);
  // Sales are counted after every order; the count is on no page.
  expect(await since(() => soldMore(ctx, new Map([[productId, 7]])))).toBe(false);
  expect(await since(async () => ctx.db.execute('select 1'))).toBe(false);
});

test('stock is told of when it is nearly gone, not before', async () => {
  const ctx = await systemCtx();
  const since = await aListener();
  const change = (from: number, to: number) =>
    since(async () => {
      const [unit] = await ctx.db.execute<{ id: string }>(
        `insert into inventory_units (on_hand) values (${from}) returning id`,
      );
      await ctx.db.execute(`update inventory_units set on_hand = ${to} where id = '${unit?.id}'`);
    });
  expect(await change(50, 49)).toBe(false);
  expect(await change(6, 5)).toBe(true);
  expect(await change(1, 0)).toBe(true);
  expect(await change(0, 80)).toBe(true);
});

test('a change of anything that guests are shown is told', async () => {
  const { db } = await systemCtx();
  const rows = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'tell_pages'`);
  expect(rows.map(({ name }) => name).sort()).toEqual([
    'banners',
    'bundle_parts',
    'cashback_programmes',
    'categories',
    'coupon_campaigns',
    'display_picks',
    'display_sections',
    'events',
    'image_renditions',
    'inventory_units',
    'markets',
    'product_images',
    'product_rankings',
    'products',
    'reviews',
    'store_closures',
    'store_currency_terms',
    'stores',
    'test_clock',
    'testbed_feedback',
    'testbed_products',
    'testbed_programmes',
    'testbed_replies',
    'variants',
  ]);
});
