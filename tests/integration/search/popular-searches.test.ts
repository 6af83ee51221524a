import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { after, days } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { loader as search } from '#app/routes/shop/search.tsx';
import { countPopular, indexNow, noteAsked, popularSearches } from '#app/search/index.server.ts';
import { searchAsked } from '#db/schema/search.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';

afterAll(() => closeMallDatabase());

test('only what five visitors asked for is shown, in words of products, and only for a week', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: '겨울 동백차 담배' });
  await indexNow(ctx, [id]);
  const ask = async (text: string, visitors: number) => {
    for (let n = 0; n < visitors; n++) await noteAsked(ctx, text, `network ${n}`);
  };
  await ask('동백차', 5);
  await ask('동백차', 5);
  await ask('겨울 동백차', 4);
  await ask('홍길동 010 1234 5678', 9);
  await ask('ㄷㅂㅊ', 9);
  await ask('담배', 9);
  await countPopular(ctx);
  expect(await popularSearches(ctx)).toEqual(['동백차']);
  const kept = await ctx.db.select().from(searchAsked);
  expect(new Set(kept.map(({ term }) => term))).toEqual(new Set(['동백차', '겨울 동백차']));
  expect(JSON.stringify(kept)).not.toContain('network 0');
  const later = { ...ctx, now: after(ctx.now, days(8)) };
  await countPopular(later);
  expect(await popularSearches(later)).toEqual([]);
  expect(await ctx.db.select().from(searchAsked)).toEqual([]);
});

test('one machine counts once, whatever it says its browser is', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: '여름 매실고' });
  await indexNow(ctx, [id]);
  const asks = async (ip: string, userAgent: string) =>
    aBrowser({ ip, userAgent }).call(search, paths.search({ q: '매실고' }));
  for (const agent of [
    'Firefox/1 Windows',
    'Chrome/1 Android',
    'Edg/1 Windows',
    'Safari/1 iPhone',
    'Whale/1 Macintosh',
  ])
    await asks('192.0.2.7', agent);
  const asked = () => ctx.db.select().from(searchAsked).where(eq(searchAsked.term, '매실고'));
  expect(await asked()).toHaveLength(1);
  await asks('198.51.100.7', 'Firefox/1 Windows');
  expect(await asked()).toHaveLength(2);
});
