import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CheckoutChoice } from '#app/checkout/index.ts';
import { checkoutView } from '#app/http/checkout-view.server.ts';
import { orderView } from '#app/http/order-view.server.ts';
import { MethodSection } from '#app/ui/checkout/method-section.tsx';
import { DepositGuide } from '#app/ui/order/deposit.tsx';
import { Receipts } from '#app/ui/order/receipts.tsx';
import { fillCart } from '#tests/support/a-purchase.ts';
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

test('every method, instalments and the receipt can be chosen without scripts', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, [await aVariant(world, await aStore(world), { price: 60_000 })]);
  const choice = CheckoutChoice.parse({ postcode: '35229' });
  const view = await checkoutView(ctx, choice);
  if (!view) throw new Error('nothing to order');
  const html = renderToStaticMarkup(
    <MethodSection
      view={view}
      chosen="card"
      error={undefined}
      fields={{ receiptNumber: '사업자등록번호 10자리를 입력해 주세요.' }}
      onPriceChange={() => undefined}
    />,
  );
  for (const method of ['virtual_account', 'phone', 'samsungpay', 'payco'])
    expect(html).toContain(`value="${method}"`);
  expect(html).toContain('<option value="12">12개월</option>');
  expect(html).toContain('name="escrow"');
  expect(html).toMatch(/id="([^"]+)-error"[^>]*>사업자등록번호 10자리/);
});

test('the buyer reads account, exact amount and deadline on the order page', async () => {
  await shop.clock(NOON);
  const { ctx, number } = await shop.anOrder('virtual_account');
  const order = await orderView(ctx, number);
  if (!order?.external?.deposit) throw new Error('no account');
  const html = renderToStaticMarkup(
    <DepositGuide
      external={order.external}
      deposit={{ ...order.external.deposit, withdrawn: true }}
      now={order.now}
    />,
  );
  expect(html).toContain(order.external.deposit.accountNumber);
  expect(html).toContain('<data value="13000"');
  expect(html).toContain('3일 0시간 남음');
  expect(html).toContain('은행에서 입금을 되돌렸어요');
  expect(order.receipts).toEqual([]);
});

test('the receipt of a transfer stands on the order page', async () => {
  const { ctx, number } = await shop.anOrder('transfer');
  const order = await orderView(ctx, number);
  expect(renderToStaticMarkup(<Receipts receipts={order?.receipts ?? []} />)).toContain(
    '계좌 결제 · 자진발급',
  );
});
