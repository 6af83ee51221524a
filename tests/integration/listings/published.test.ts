import { expect, test } from 'vitest';
import { eachPublished, listRuns } from '#app/listings/index.server.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';

async function aShelf() {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const leaf = await aCategory(ctx);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await aProduct(ctx, store.id, { categorySlug: leaf }));
  const hidden = await aProduct(ctx, store.id, { categorySlug: leaf, state: 'draft' });
  return { ctx, ids, hidden };
}

test('the runs together name every product on sale once and no other', async () => {
  const { ctx, ids, hidden } = await aShelf();
  const found: string[] = [];
  const runs = await listRuns(ctx, 2);
  for (const after of runs)
    for await (const rows of eachPublished(ctx, { after, most: 2 })) found.push(...rows.map(({ id }) => id));
  expect(new Set(found).size).toBe(found.length);
  expect(found.filter((id) => ids.includes(id))).toEqual([...ids].sort());
  expect(found).not.toContain(hidden);
  expect(runs.length).toBeGreaterThanOrEqual(3);
});

test('a walk without bounds is the same walk', async () => {
  const { ctx, ids } = await aShelf();
  const found: string[] = [];
  for await (const rows of eachPublished(ctx)) found.push(...rows.map(({ id }) => id));
  expect(found.filter((id) => ids.includes(id))).toEqual([...ids].sort());
  expect([...found].sort()).toEqual(found);
});
