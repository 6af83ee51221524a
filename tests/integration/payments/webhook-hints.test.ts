import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttempt, receiveWebhook } from '#app/payments/index.server.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
import { aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let shop: Awaited<ReturnType<typeof aSandboxShop>>;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
  shop = await aSandboxShop(world);
});
afterAll(async () => {
  await shop.sandbox.stop();
  await world.database.close();
});

const openHints = async (tossOrderId: string) =>
  (
    await world.system.db.execute(
      sql`select from webhook_receipts where toss_order_id = ${tossOrderId} and handled_at is null`,
    )
  ).length;

test('a deposit’s flat news is a hint when its secret is the payment’s own, and none when it is not', async () => {
  const { ctx, tossOrderId } = await shop.anOrder('virtual_account');
  const { secret } = (await findAttempt(ctx, tossOrderId)) ?? {};
  const tell = (change: Record<string, unknown>) =>
    receiveWebhook(
      world.system,
      JSON.stringify({ orderId: tossOrderId, status: 'DONE', transactionKey: 't', ...change }),
    );
  await tell({ secret: 'ps_forged' });
  expect(await openHints(tossOrderId)).toBe(0);
  await tell({ secret });
  expect(await openHints(tossOrderId)).toBe(1);
  await tell({ createdAt: 'later' });
  expect(await openHints(tossOrderId)).toBe(2);
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'awaiting_deposit' });
});
