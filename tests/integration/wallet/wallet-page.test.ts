import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeCursor } from '#app/core/paging.ts';
import { action as login } from '#app/routes/account/login.tsx';
import { loader as walletPage } from '#app/routes/shop/wallet/wallet.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aMember, PASSWORD } from '#tests/support/a-member.ts';
import { aWorld, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(() => world.database.close());

test('a wallet page with a cursor nobody wrote starts from the top', async () => {
  const { email } = await aMember(world.system);
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email, password: PASSWORD } });
  for (const key of ['9'.repeat(30), 'x', 1e21, -1]) {
    const answer = await browser.call(walletPage, `/wallet?cursor=${encodeCursor([key])}`);
    expect(answer).toMatchObject({ status: 200, body: { history: { rows: [] } } });
  }
});
