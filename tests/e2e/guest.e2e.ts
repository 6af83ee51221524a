import {
  addToCart,
  fillOrderForm,
  inTheWindow,
  ORDER_PASSWORD,
  orderNumberOf,
  panel,
  placeOrder,
  totalOf,
  wonOf,
} from '#tests/support/a-person.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, test } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import { besideTheMall } from '#tests/support/mall-goods.ts';

const TEA = 9800;
const TICKET = 7000;
const SHIPPING = 3000;
const TOTAL = TEA + TICKET + SHIPPING;

test('a guest buys with 카카오페이, sees the order here, and elsewhere only with its password', async ({
  page,
  browser,
}) => {
  const [tea, ticket] = await besideTheMall(theMall(), async (world) => {
    const store = await aStore(world, { name: '모퉁이찻집' });
    return [
      await aVariant(world, store, { price: TEA, name: '대추차' }),
      await aVariant(world, store, { price: TICKET, kind: 'ticket', name: '다도 체험권' }),
    ];
  });
  await addToCart(page, tea.productId);
  await addToCart(page, ticket.productId);
  await page.getByRole('link', { name: '2개 상품 주문하기' }).click();
  await expect(panel(page, '온통대전 지갑')).toHaveCount(0);
  await fillOrderForm(page, { guest: true });
  await page.getByRole('radio', { name: '카카오페이' }).check();
  expect(await totalOf(page)).toBe(TOTAL);
  await placeOrder(page, TOTAL);
  await inTheWindow(page, TOTAL, /^카카오페이로 .+ 결제하기$/);

  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  const number = orderNumberOf(page);
  expect(await wonOf(panel(page, '결제 금액'), '합계')).toBe(TOTAL);
  expect(await wonOf(panel(page, '결제 금액'), '카카오페이')).toBe(TOTAL);
  await expect(page.getByRole('img', { name: '다도 체험권 입장 QR' })).toBeVisible();
  await page.goto('/orders');
  await page.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1, name: `주문 ${number}` })).toBeVisible();

  const elsewhere = await browser.newContext();
  const there = await elsewhere.newPage();
  const url = (path: string) => new URL(path, theMall().url).href;
  expect((await there.goto(url(`/orders/${number}`)))?.status()).toBe(404);
  await there.goto(url('/orders/lookup'));
  const look = async (password: string) => {
    await there.getByLabel('주문번호').fill(number);
    await there.getByLabel('휴대폰 번호').fill('010-1234-5678');
    await there.getByLabel('주문 비밀번호').fill(password);
    await there.getByRole('button', { name: '주문 찾기' }).click();
  };
  await look('not-the-password');
  await expect(there.getByRole('alert')).toContainText('맞지 않는 것이 있습니다');
  expect((await there.request.get(url(`/orders/${number}`))).status()).toBe(404);
  await look(ORDER_PASSWORD);
  await expect(there.getByRole('heading', { level: 1, name: `주문 ${number}` })).toBeVisible();
  await expect(there.getByRole('img', { name: '다도 체험권 입장 QR' })).toBeVisible();
  await elsewhere.close();
});

test('a guest with an order of their own does not see that of another', async ({ browser }) => {
  const mall = theMall();
  const { productId } = await besideTheMall(mall, async (world) =>
    aVariant(world, await aStore(world), { price: TICKET, name: '말린 대추' }),
  );
  const url = (path: string) => new URL(path, mall.url).href;
  const orders: { number: string; status: (number: string) => Promise<number> }[] = [];
  for (let guest = 0; guest < 2; guest++) {
    const context = await browser.newContext({ baseURL: mall.url });
    const page = await context.newPage();
    await addToCart(page, productId);
    await page.getByRole('link', { name: '1개 상품 주문하기' }).click();
    await fillOrderForm(page, { guest: true });
    await placeOrder(page, TICKET + SHIPPING);
    await inTheWindow(page, TICKET + SHIPPING);
    await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
    orders.push({
      number: orderNumberOf(page),
      status: async (number) => (await context.request.get(url(`/orders/${number}`))).status(),
    });
  }
  for (const [at, own] of orders.entries()) {
    expect(await own.status(own.number)).toBe(200);
    expect(await own.status(orders[1 - at]?.number ?? '')).toBe(404);
  }
});
