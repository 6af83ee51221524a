import type { Page } from 'playwright/test';
import { aBrowserlessShopper } from '#tests/support/a-browserless-shopper.ts';
import { addToCart, fillOrderForm, inTheWindow, panel, placeOrder, wonOf } from '#tests/support/a-person.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, expectComplaint, test } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import { controlsOf } from '#tests/support/mall-controls.ts';
import { besideTheMall, ordersOf, paymentFacts, unitsLeft } from '#tests/support/mall-goods.ts';

const PRICE = 16_400;
const TOTAL = PRICE + 3000;
const STOCK = 30;

const someApples = () =>
  besideTheMall(theMall(), async (world) =>
    aVariant(world, await aStore(world), { price: PRICE, stock: STOCK, name: '못난이 사과' }),
  );

/** A guest with one thing in the cart, standing in the payment window. */
async function aGuestInTheWindow(page: Page) {
  const apple = await someApples();
  await addToCart(page, apple.productId);
  await page.getByRole('link', { name: '1개 상품 주문하기' }).click();
  await fillOrderForm(page, { guest: true });
  await placeOrder(page, TOTAL);
  return apple;
}

const failed = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: '결제를 마치지 못했어요' })).toBeVisible();
const paymentIn = (page: Page) => /\/payments\/([^/?]+)/.exec(page.url())?.[1] ?? '';

test('a refused card: nothing is charged, and another way to pay pays the same order once', async ({
  page,
}) => {
  const controls = controlsOf(theMall());
  const apple = await aGuestInTheWindow(page);
  await inTheWindow(page, TOTAL, '한도초과 거절');
  await failed(page);
  await expect(page.getByText('카드 한도를 넘었거나 잔액이 부족해요.')).toBeVisible();
  const refused = paymentIn(page);
  expect(await unitsLeft(theMall(), apple.unitId)).toEqual({ onHand: STOCK - 1, held: 1 });

  await page.getByRole('radio', { name: '토스페이' }).check();
  await page.getByRole('button', { name: '다시 결제하기' }).click();
  await inTheWindow(page, TOTAL, /^토스페이로 .+ 결제하기$/);
  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  expect(await wonOf(panel(page, '결제 금액'), '토스페이')).toBe(TOTAL);
  expect(await controls.executedConfirms(refused)).toHaveLength(0);
  expect(await ordersOf(theMall(), apple.variantId)).toBe(1);
  expect(await unitsLeft(theMall(), apple.unitId)).toEqual({ onHand: STOCK - 1, held: 0 });
});

test('cancelled in the window and given up: the goods are free again and still in the cart', async ({
  page,
}) => {
  const apple = await aGuestInTheWindow(page);
  await inTheWindow(page, TOTAL, '취소');
  await failed(page);
  await expect(page.getByText('결제를 취소하셨어요.')).toBeVisible();
  const tossOrderId = paymentIn(page);
  await page.getByRole('button', { name: '주문 취소하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '장바구니' })).toBeVisible();
  await expect(page.getByRole('link', { name: /못난이 사과/ }).first()).toBeVisible();
  expect(await unitsLeft(theMall(), apple.unitId)).toEqual({ onHand: STOCK, held: 0 });
  expect(await paymentFacts(theMall(), tossOrderId)).toMatchObject({ orderState: 'cancelled' });
  expect(await controlsOf(theMall()).calls(tossOrderId)).toEqual([]);
});

test('an amount changed on the way back is refused before the provider hears of it, and the wallet is free', async ({
  page,
  context,
  complaints,
}) => {
  const mall = theMall();
  const controls = controlsOf(mall);
  const apple = await someApples();
  const shopper = aBrowserlessShopper(mall);
  await shopper.joinAndCharge(50_000);
  await shopper.putInCart(apple.variantId);
  const tossOrderId = await shopper.place(await shopper.fillCheckout({ wallet: 5000 }));
  await context.addCookies(shopper.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  const wallet = page.locator('section').filter({ hasText: '쓸 수 있는 금액' });
  await page.goto('/wallet');
  expect(await wonOf(wallet, '충전금')).toBe(45_000);
  expect(await wonOf(wallet, '결제 대기 중인 주문에 보류')).toBe(5000);

  const back = new URL(await shopper.visitWindow(tossOrderId));
  expect(back.searchParams.get('amount')).toBe(String(TOTAL - 5000));
  back.searchParams.set('amount', '100');
  await page.goto(back.href);
  await expect(page.getByRole('alert')).toContainText(
    /결제 정보가 주문과 달라 (결제를 )?진행하지 않았.*청구된 금액은 없/,
  );
  expectComplaint(complaints, 'status of 409');
  expect(await controls.calls(tossOrderId)).toEqual([]);
  expect(await controls.payments(tossOrderId)).toMatchObject([{ status: 'IN_PROGRESS' }]);
  await page.goto('/wallet');
  expect(await wonOf(wallet, '충전금')).toBe(50_000);
  await expect(wallet.getByText('결제 대기 중인 주문에 보류')).toHaveCount(0);
  expect(await unitsLeft(mall, apple.unitId)).toEqual({ onHand: STOCK, held: 0 });

  back.searchParams.set('amount', String(TOTAL - 5000));
  await page.goto(back.href);
  await failed(page);
  expect(await controls.calls(tossOrderId)).toEqual([]);
});

test('twenty times the same order form and twenty times the same way back: one order, one capture', async ({
  page,
  context,
  isMobile,
}) => {
  test.skip(isMobile, 'what twenty requests do does not depend on the width of a screen');
  const mall = theMall();
  const controls = controlsOf(mall);
  const apple = await someApples();
  const guest = aBrowserlessShopper(mall);
  await guest.putInCart(apple.variantId);
  const form = await guest.fillCheckout({ guest: true });
  const placed = await Promise.all(Array.from({ length: 20 }, () => guest.place(form)));
  expect(new Set(placed).size).toBe(1);
  const first = placed[0] ?? '';
  expect(await ordersOf(mall, apple.variantId)).toBe(1);

  const returned = await guest.authorise(first);
  const answers = await Promise.all(Array.from({ length: 20 }, () => guest.comeBack(first, returned)));
  for (const { status } of answers) expect(status).toBe(302);
  const { number } = await paymentFacts(mall, first);
  await expect.poll(async () => (await paymentFacts(mall, first)).orderState).toBe('paid');
  const asked = (await controls.calls(first)).filter(({ path }) => path === '/v1/payments/confirm');
  expect(new Set(asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(await controls.executedConfirms(first)).toHaveLength(1);
  expect(await unitsLeft(mall, apple.unitId)).toEqual({ onHand: STOCK - 1, held: 0 });

  await context.addCookies(guest.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  for (let reload = 0; reload < 2; reload++) {
    await page.goto(`/payments/${first}/return?${new URLSearchParams(returned)}`);
    await expect(page.getByRole('heading', { level: 1, name: `주문 ${number}` })).toBeVisible();
  }
  expect(await controls.executedConfirms(first)).toHaveLength(1);
});
