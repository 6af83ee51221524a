import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader } from '#app/routes/shop/cashback-policy.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aWorld, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(async () => {
  await world.database.close();
});

test('anyone reads the rules and the budget of each programme, and nothing that is not public', async () => {
  const { status, body } = await aBrowser().call(loader, '/policies/cashback');
  expect(status).toBe(200);
  const { programmes } = body as { programmes: Record<string, unknown>[] };
  expect(programmes.find(({ name }) => name === '전통시장 추가')).toMatchObject({
    rateText: '3%',
    funder: '대전광역시',
    rule: expect.arrayContaining([{ term: '대상 상점', text: '전통시장 상점' }]),
  });
  expect(JSON.stringify(body)).not.toMatch(/yearlySales|personalMonthlyCap/);
});
