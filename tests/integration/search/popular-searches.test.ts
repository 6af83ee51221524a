import { afterAll, expect, test } from 'vitest';
import { after, days } from '#app/core/kst.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { countPopular, indexNow, noteAsked, popularSearches } from '#app/search/index.server.ts';
import { searchAsked } from '#db/schema/search.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';

afterAll(() => closeMallDatabase());

test('only what five visitors asked for is shown, in words of products, and only for a week', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: '겨울 동백차 담배' });
  await indexNow(ctx, [id]);
  const ask = async (text: string, visitors: number) => {
    for (let n = 0; n < visitors; n++) await noteAsked(ctx, text, `visitor ${n}`);
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
  expect(JSON.stringify(kept)).not.toContain('visitor 0');
  const later = { ...ctx, now: after(ctx.now, days(8)) };
  await countPopular(later);
  expect(await popularSearches(later)).toEqual([]);
  expect(await ctx.db.select().from(searchAsked)).toEqual([]);
});
