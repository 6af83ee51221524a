import { expect, test } from 'vitest';
import { encodeCursor } from '#app/core/paging.ts';
import { findStore, listMarkets, listStores } from '#app/stores/index.server.ts';
import { aMarket, aStore, systemCtx } from '#tests/support/a-shop.ts';

test('stores of a market come in 가나다 order, each once, equal names included', async () => {
  const ctx = await systemCtx();
  const marketSlug = await aMarket(ctx);
  for (const name of ['하늘 상점', '가람 상점', '나루 상점', '나루 상점', 'Apple 상점'])
    await aStore(ctx, { name, storeType: 'market', marketSlug });
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listStores(ctx, { marketSlug, cursor, limit: 2 });
    names.push(...page.rows.map(({ name }) => name));
    cursor = page.next;
  } while (cursor && names.length < 20);
  const hangul = names.filter((name) => !name.startsWith('A'));
  expect(names).toHaveLength(5);
  expect(hangul).toEqual(['가람 상점', '나루 상점', '나루 상점', '하늘 상점']);
});

test('a cursor nobody wrote starts from the top instead of failing', async () => {
  const ctx = await systemCtx();
  const marketSlug = await aMarket(ctx);
  const store = await aStore(ctx, { storeType: 'market', marketSlug });
  for (const key of [
    ['가\0', store.id],
    ['가', 'y'],
    [1, store.id],
  ]) {
    const { rows } = await listStores(ctx, { marketSlug, cursor: encodeCursor(key) });
    expect(rows.map(({ id }) => id)).toEqual([store.id]);
  }
});

test('a store badge ends with its certificate', async () => {
  const ctx = await systemCtx(new Date('2026-11-23T03:00:00Z'));
  const { slug } = await aStore(ctx, {
    storeType: 'venture',
    certificateNumber: '예시-1',
    certificateUntil: '2026-11-23',
  });
  expect(await findStore(ctx, slug)).toMatchObject({ storeType: 'venture' });
  const tomorrow = { ...ctx, now: new Date('2026-11-23T15:00:00Z') };
  expect(await findStore(tomorrow, slug)).toMatchObject({ storeType: 'general' });
});

test('a store outside the currency takes no wallet money, earns nothing and says why', async () => {
  const ctx = await systemCtx();
  const { slug } = await aStore(ctx, { walletRefusal: '가맹점 미등록' });
  expect(await findStore(ctx, slug)).toMatchObject({
    walletPayable: false,
    walletRefusal: '가맹점 미등록',
    cashbackEligible: false,
    cashbackRefusal: '가맹점 미등록',
  });
});

test('opening a store twice is one store', async () => {
  const ctx = await systemCtx();
  const first = await aStore(ctx);
  const found = await findStore(ctx, first.slug);
  const again = await aStore(ctx, {
    slug: first.slug,
    ...(found && { businessNumber: found.businessNumber }),
    name: '새 이름',
  });
  expect(again.id).toBe(first.id);
  expect(await findStore(ctx, first.slug)).toMatchObject({ name: '새 이름' });
});

test('markets count their open stores', async () => {
  const ctx = await systemCtx();
  const marketSlug = await aMarket(ctx);
  await aStore(ctx, { storeType: 'market', marketSlug });
  const markets = await listMarkets(ctx);
  expect(markets.find(({ slug }) => slug === marketSlug)?.storeCount).toBe(1);
});
