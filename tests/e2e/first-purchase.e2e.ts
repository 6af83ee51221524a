import type { Page } from 'playwright/test';
import {
  addToCart,
  askToCharge,
  expectNoOverflow,
  fillOrderForm,
  inTheWindow,
  panel,
  placeOrder,
  signUp,
  totalOf,
  verifyOnTheWayToCharging,
  wonOf,
} from '#tests/support/a-person.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, expectAccessible, test } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import { controlsOf, expectCleanBooks } from '#tests/support/mall-controls.ts';
import { aMarketProductWithOptions, besideTheMall } from '#tests/support/mall-goods.ts';

const WALLET = 20_000;
const BREAD = 8900;
const TICKET = 12_000;
const BREAD_SHIPPING = 3000;

async function expectGoodPage(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
}

test('a newcomer buys from three stores with wallet and card, and gives one part back', async ({ page }) => {
  test.setTimeout(150_000);
  const mall = theMall();
  const market = await aMarketProductWithOptions(mall);
  const [bread, ticket] = await besideTheMall(mall, async (world) => [
    await aVariant(world, await aStore(world, { name: '골목빵집' }), { price: BREAD, name: '우리밀 식빵' }),
    await aVariant(world, await aStore(world, { name: '둔산수목원' }), {
      price: TICKET,
      kind: 'ticket',
      name: '수목원 입장권',
    }),
  ]);

  await page.goto('/');
  await expectGoodPage(page);
  await page.goto('/login');
  await expectGoodPage(page);
  await signUp(page);
  await verifyOnTheWayToCharging(page);
  await askToCharge(page, 50_000);
  await inTheWindow(page, 50_000);
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 지갑' })).toBeVisible();
  const balance = page.locator('section').filter({ hasText: '쓸 수 있는 금액' });
  expect(await wonOf(balance, '충전금')).toBe(50_000);
  await expectGoodPage(page);

  await page.goto('/markets');
  await page.getByRole('link', { name: market.marketName }).click();
  await page.getByRole('link', { name: market.storeName, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: market.storeName })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('link', { name: market.productName }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: market.productName })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('radio', { name: market.option.name }).check();
  await page.getByRole('button', { name: '장바구니', exact: true }).click();
  await expect(page.getByText(`옵션 ${market.option.name}`)).toBeVisible();
  await addToCart(page, bread.productId);
  await addToCart(page, ticket.productId);
  await expectGoodPage(page);

  const goods = market.option.price + BREAD + TICKET;
  const shipping = market.shipping + BREAD_SHIPPING;
  const total = goods + shipping;
  await page.getByRole('link', { name: '3개 상품 주문하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '주문서' })).toBeVisible();
  await fillOrderForm(page);
  await page.getByLabel('쓸 금액').fill(String(WALLET));
  await page.getByLabel('쓸 금액').blur();
  const summary = panel(page, '결제 금액');
  await expect(summary.getByText('온통대전 충전금', { exact: true })).toBeVisible();
  expect(await totalOf(page)).toBe(total);
  expect(await wonOf(summary, '온통대전 충전금')).toBe(WALLET);
  expect(await wonOf(summary, '카드·간편결제·계좌')).toBe(total - WALLET);
  await expectGoodPage(page);
  await placeOrder(page, total);
  await inTheWindow(page, total - WALLET);

  await expect(page.getByRole('heading', { level: 1, name: /^주문 \d{8}-\d{7}$/ })).toBeVisible();
  const paid = panel(page, '결제 금액');
  expect(await wonOf(paid, '상품 금액')).toBe(goods);
  expect(await wonOf(paid, '배송비')).toBe(shipping);
  expect(await wonOf(paid, '합계')).toBe(total);
  expect(await wonOf(paid, '온통대전 충전금')).toBe(WALLET);
  expect(await wonOf(paid, /^카드$/)).toBe(total - WALLET);
  await expect(page.getByRole('img', { name: '수목원 입장권 입장 QR' })).toBeVisible();
  await expectGoodPage(page);

  await panel(page, '골목빵집').getByRole('link', { name: '이 상점 주문 취소하기' }).click();
  const back = panel(page, '돌아오는 금액');
  await expect(back.getByText(/우리밀 식빵/)).toBeVisible();
  const refund = BREAD + BREAD_SHIPPING;
  const [toWallet, toCard] = [
    await wonOf(back, '온통대전 충전금으로'),
    await wonOf(back, '카드·간편결제·계좌로'),
  ];
  expect(await wonOf(back, '환불 합계')).toBe(refund);
  expect(toWallet + toCard).toBe(refund);
  // Each tender gives back what it paid of this part, to within the won that cannot be split.
  expect(Math.abs(toWallet - (WALLET * refund) / total)).toBeLessThanOrEqual(2);
  await page.getByLabel('취소 사유').selectOption('단순 변심');
  await page.getByRole('button', { name: '취소하고 환불받기' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '환불', exact: true })).toBeVisible();
  await controlsOf(mall).drainJobs();
  await page.reload();
  const refunds = panel(page, /^환불$/);
  await expect(refunds.getByText('환불 완료')).toBeVisible();
  await expect(refunds.locator(`data[value="${toCard}"]`)).toBeVisible();
  await expect(panel(page, '골목빵집').getByText('취소 완료')).toBeVisible();
  await expectGoodPage(page);
  await page.goto('/wallet');
  expect(await wonOf(balance, '충전금')).toBe(50_000 - WALLET + toWallet);
  await expectCleanBooks(mall);
});
