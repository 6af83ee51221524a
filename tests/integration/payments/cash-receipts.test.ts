import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payAgain } from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { receiptsOf, sendDueReceipts } from '#app/payments/index.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place } from '#tests/support/a-purchase.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
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

type Issued = {
  orderId: string;
  type: string;
  identityNumber: string;
  amount: number;
  taxFree: number;
  left: number;
};
const send = (n = 0, through = shop.gateway) =>
  sendDueReceipts(shop.at(world.system, after(NOON, minutes(n))), through);
const issuedAt = () => shop.control<Issued[]>('receipts');

async function bought(options: Parameters<typeof place>[1], wallet = 0) {
  const ctx = await aShopper(world);
  if (wallet > 0) await charge(ctx, 50_000, aProvider().gateway);
  await fillCart(ctx, [
    await aVariant(world, await aStore(world), { taxFree: true }),
    await aVariant(world, await aStore(world)),
  ]);
  const before = await issuedAt();
  const placed = await place(ctx, { ...options, wallet });
  const orderId = (await findOrder(ctx, placed.number))?.id ?? '';
  const pay = () => shop.payInWindow(ctx, placed.tossOrderId ?? '');
  const fresh = async () => (await issuedAt()).slice(before.length);
  return { ctx, number: placed.number, orderId, pay, fresh };
}
async function cancelStore({ ctx, number }: Awaited<ReturnType<typeof bought>>, position: number) {
  const order = await findOrder(ctx, number);
  const storeOrderId = order?.stores[position]?.id ?? null;
  const preview = await previewCancel(ctx, { number, storeOrderId });
  await cancelOrder(ctx, {
    number,
    storeOrderId,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
}
const RECEIPT = { kind: 'income_deduction', number: '010-9876-5432' } as const;

test('a transfer gets its receipt once paid, and each refund takes its part off again', async () => {
  const order = await bought({ method: 'transfer', receipt: RECEIPT });
  await send();
  expect(await order.fresh()).toEqual([]);
  await order.pay();
  await send();
  expect(await order.fresh()).toMatchObject([
    { type: '소득공제', identityNumber: '01098765432', amount: 26_000, taxFree: 13_000, left: 26_000 },
  ]);
  await cancelStore(order, 0);
  await send();
  expect(await order.fresh()).toMatchObject([{ left: 13_000 }]);
  await cancelStore(order, 1);
  await send();
  expect(await order.fresh()).toMatchObject([{ left: 0 }]);
});

test('a card gets none; nobody asked: the number is nobody’s; the wallet’s charged part gets its own', async () => {
  const card = await bought({ method: 'card' });
  await card.pay();
  await send();
  expect(await card.fresh()).toEqual([]);
  const wallet = await bought(
    { method: 'card', receipt: { kind: 'business', number: '123-45-67890' } },
    20_000,
  );
  await wallet.pay();
  await send();
  expect(await wallet.fresh()).toMatchObject([
    { type: '지출증빙', identityNumber: '1234567890', amount: 20_000 },
  ]);
  const nobody = await bought({ method: 'transfer' });
  await nobody.pay();
  await send();
  expect(await nobody.fresh()).toMatchObject([{ type: '소득공제', identityNumber: '0100001234' }]);
});

test('a lost answer is asked for again under the same key: one receipt, one cancel', async () => {
  const order = await bought({ method: 'transfer', receipt: RECEIPT });
  await order.pay();
  await shop.fault({ on: 'receipt', mode: 'drop-after' });
  await send();
  expect(await receiptsOf(order.ctx, order.orderId)).toMatchObject([{ state: 'requested' }]);
  await send(1);
  expect(await receiptsOf(order.ctx, order.orderId)).toMatchObject([{ state: 'issued' }]);
  expect(await order.fresh()).toHaveLength(1);
  await cancelStore(order, 0);
  await shop.fault({ on: 'receipt', mode: 'drop-after' });
  await send(2);
  await send(3);
  await send(30);
  expect(await order.fresh()).toMatchObject([{ left: 13_000 }]);
});

test('an answer lost before the work, and a refusal: asked again, or given to a person', async () => {
  const late = await bought({ method: 'transfer', receipt: RECEIPT });
  await late.pay();
  await shop.fault({ on: 'receipt', mode: 'status' });
  await send();
  await send(1);
  expect(await late.fresh()).toHaveLength(1);
  const refused = await bought({ method: 'transfer', receipt: RECEIPT });
  await refused.pay();
  await shop.fault({ on: 'receipt', mode: 'refuse' });
  await send(1);
  expect(await receiptsOf(refused.ctx, refused.orderId)).toMatchObject([{ state: 'failed' }]);
  await cancelStore(refused, 0);
  await send(1);
  expect(await refused.fresh()).toEqual([]);
});

test('two workers at once issue one receipt, and no number stands readable', async () => {
  const order = await bought({ method: 'transfer', receipt: RECEIPT });
  await order.pay();
  await Promise.all([send(2), send(2), send(2)]);
  expect(await order.fresh()).toHaveLength(1);
  const rows = await world.system.db.execute<{ sealed: string }>(
    sql`select identity_sealed as sealed from cash_receipts where identity_sealed is not null`,
  );
  expect(rows.every(({ sealed }) => !sealed.includes('98765432'))).toBe(true);
});

test('paid again by another method: the method that paid decides, with the number first given', async () => {
  const byCard = await bought({ method: 'transfer', receipt: RECEIPT });
  const card = await payAgain(byCard.ctx, { number: byCard.number, method: 'card' });
  await shop.payInWindow(byCard.ctx, card.tossOrderId);
  await cancelStore(byCard, 0);
  await send();
  expect(await byCard.fresh()).toEqual([]);
  expect(await receiptsOf(byCard.ctx, byCard.orderId)).toEqual([]);
  const byTransfer = await bought({ method: 'card', receipt: RECEIPT });
  const transfer = await payAgain(byTransfer.ctx, { number: byTransfer.number, method: 'transfer' });
  await shop.payInWindow(byTransfer.ctx, transfer.tossOrderId);
  await send();
  expect(await byTransfer.fresh()).toMatchObject([
    { type: '소득공제', identityNumber: '01098765432', amount: 26_000, taxFree: 13_000 },
  ]);
  const nobody = await bought({ method: 'kakaopay' });
  const again = await payAgain(nobody.ctx, { number: nobody.number, method: 'transfer' });
  await shop.payInWindow(nobody.ctx, again.tossOrderId);
  await send();
  expect(await nobody.fresh()).toMatchObject([{ identityNumber: '0100001234', amount: 26_000 }]);
});
