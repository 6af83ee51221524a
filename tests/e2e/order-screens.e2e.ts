import type { Page } from 'playwright/test';
import { aBrowserlessShopper } from '#tests/support/a-browserless-shopper.ts';
import { expectFinishedPage, watchShifts } from '#tests/support/a-page.ts';
import {
  fillOrderForm,
  inTheWindow,
  orderNumberOf,
  panel,
  placeOrder,
  totalOf,
} from '#tests/support/a-person.ts';
import { giveMeans } from '#tests/support/a-present.ts';
import { expect, expectComplaint, test } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import { controlsOf } from '#tests/support/mall-controls.ts';
import { besideTheMall, paymentFacts } from '#tests/support/mall-goods.ts';

/** Every screen between the cart and the money that came back, with goods of the demo, as they are sold. */

/** Something of a market's shop in several options, something of another store, and a ticket: of the demo, plenty in stock. */
async function goodsOfThreeStores(): Promise<string[]> {
  const rows = await besideTheMall(
    theMall(),
    ({ database }) => database.client<{ id: string }[]>`
      select distinct on (sort) first_value(v.id) over (partition by sort order by length(p.name) desc, v.id) as id, sort
      from variants v join products p on p.id = v.product_id join stores s on s.id = p.store_id
        join inventory_units u on u.id = v.unit_id
        cross join lateral (select case when p.kind = 'ticket' then 3 when s.store_type = 'market' then 1 else 2 end as sort) c
      where p.state = 'on_sale' and p.kind in ('goods', 'ticket') and v.active and not p.adult_only and s.wallet_payable
        and s.email like '%@store.example'
        and u.on_hand > 60 and v.price between 5000 and 30000 and (p.kind = 'ticket' or v.option_name <> '')`,
  );
  expect(rows).toHaveLength(3);
  return rows.map(({ id }) => id);
}

/** Signed in in the browser as somebody who joined without one, with a charged wallet and three stores in the cart. */
async function aMemberWithAFullCart(page: Page) {
  const mall = theMall();
  const shopper = aBrowserlessShopper(mall);
  const email = await shopper.joinAndCharge(50_000);
  await besideTheMall(mall, (world) => giveMeans(world, email));
  for (const variantId of await goodsOfThreeStores()) await shopper.putInCart(variantId, 2);
  await page.context().addCookies(shopper.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  return shopper;
}

/** The provider's window, kept from coming, so that the page that opens it can be looked at. */
const keepTheWindowShut = (page: Page) =>
  page.route(`${theMall().sandboxUrl}/**`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'window.TossPayments = () => ({ requestPayment: () => new Promise(() => {}) });',
    }),
  );

test('a member looks at the cart, the order form, paying and the order, to the refund', async ({
  page,
  complaints,
}) => {
  test.setTimeout(240_000);
  const mall = theMall();
  await aMemberWithAFullCart(page);
  await watchShifts(page);
  await page.goto('/cart');
  await expectFinishedPage(page, 'cart');

  await page.goto('/checkout');
  await page.getByRole('button', { name: '전액 사용' }).click();
  await expect(panel(page, '결제 금액').getByText('적립금', { exact: true })).toBeVisible();
  await fillOrderForm(page);
  await page.getByLabel('쓸 금액').fill('15,000');
  await page.getByLabel('쓸 금액').blur();
  await expect(panel(page, '결제 금액').getByText(`쿠폰 할인`).first()).toBeVisible();
  await expectFinishedPage(page, 'checkout');

  await keepTheWindowShut(page);
  await placeOrder(page, await totalOf(page));
  await expect(page.getByRole('heading', { level: 1, name: '결제하기' })).toBeVisible();
  await expectFinishedPage(page, 'payment');
  const paying = page.url();
  const tossOrderId = (await page.locator('[data-toss-order-id]').getAttribute('data-toss-order-id')) ?? '';
  const { number, amount } = await paymentFacts(mall, tossOrderId);
  await page.goto(`/orders/${number}`);
  await expectFinishedPage(page, 'order-unpaid');

  await page.unroute(`${mall.sandboxUrl}/**`);
  await page.route(`${mall.sandboxUrl}/**`, (route) => route.abort());
  await page.goto(paying);
  await expect(page.getByText('결제창을 열지 못했어요.')).toBeVisible();
  expectComplaint(complaints, 'net::ERR_FAILED');
  await expectFinishedPage(page, 'payment-blocked');
  await page.unroute(`${mall.sandboxUrl}/**`);

  await page.goto(paying);
  await inTheWindow(page, amount, '한도초과 거절');
  await expect(page.getByRole('heading', { level: 1, name: '결제를 마치지 못했어요' })).toBeVisible();
  await expectFinishedPage(page, 'payment-failed');
  await page.getByRole('button', { name: '다시 결제하기' }).click();
  await inTheWindow(page, amount);
  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  await expectFinishedPage(page, 'order-paid');

  await page.goto(`/orders/${number}/proof`);
  await expectFinishedPage(page, 'order-proof');
  await page.goto(`/orders/${number}`);
  await page.getByRole('link', { name: '이 상점 주문 취소하기' }).first().click();
  await expect(panel(page, '돌아오는 금액')).toBeVisible();
  await expectFinishedPage(page, 'order-cancel');
  await page.getByLabel('취소 사유').selectOption('단순 변심');
  await page.getByRole('button', { name: '취소하고 환불받기' }).click();
  await expect(panel(page, /^환불$/)).toBeVisible();
  await controlsOf(mall).drainJobs();
  await page.reload();
  await expect(
    panel(page, /^환불$/)
      .getByText('환불 완료')
      .first(),
  ).toBeVisible();
  await expectFinishedPage(page, 'order-refunded');
});

test('a payment on its way back is looked at: to be sent on, waited for, and not the order’s', async ({
  page,
  complaints,
}) => {
  test.slow();
  const mall = theMall();
  const controls = controlsOf(mall);
  const shopper = await aMemberWithAFullCart(page);
  const tossOrderId = await shopper.place(await shopper.fillCheckout({ wallet: 5000 }));
  const back = new URL(await shopper.visitWindow(tossOrderId));
  await watchShifts(page);
  await page.route('**/return*', async (route) => {
    if (route.request().method() === 'POST') await route.fulfill({ status: 204 });
    else await route.continue();
  });
  await page.goto(back.href);
  await expectFinishedPage(page, 'payment-return');
  await page.unroute('**/return*');

  await controls.providerFault({ on: 'webhook', mode: 'withhold', orderId: tossOrderId, times: 5 });
  await controls.providerFault({ on: 'confirm', mode: 'drop-after', orderId: tossOrderId, times: 5 });
  await controls.providerFault({ on: 'read', mode: 'drop-before', orderId: tossOrderId, times: 20 });
  await page.goto(back.href);
  await expect(page.getByText('결제사의 답을 확인하고 있어요.')).toBeVisible();
  await expectFinishedPage(page, 'payment-waiting');

  const another = aBrowserlessShopper(mall);
  for (const variantId of (await goodsOfThreeStores()).slice(0, 1)) await another.putInCart(variantId);
  const other = await another.place(await another.fillCheckout({ guest: true }));
  await page.context().clearCookies();
  await page.context().addCookies(another.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  const changed = new URL(await another.visitWindow(other));
  changed.searchParams.set('amount', '100');
  await page.goto(changed.href);
  await expect(page.getByRole('heading', { level: 1, name: '결제를 마치지 못했어요' })).toBeVisible();
  expectComplaint(complaints, 'status of 409');
  await expectFinishedPage(page, 'payment-over');
});

test('a guest looks at the order form, its problems, the deposit and the refund account', async ({
  page,
  complaints,
}) => {
  test.setTimeout(180_000);
  const mall = theMall();
  const guest = aBrowserlessShopper(mall);
  for (const variantId of await goodsOfThreeStores()) await guest.putInCart(variantId);
  await page.context().addCookies(guest.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  // What was said of the cart is said there.
  await page.goto('/cart');
  await watchShifts(page);
  await page.goto('/checkout');
  await expectFinishedPage(page, 'checkout-guest');
  await page.getByRole('radio', { name: '가상계좌' }).check();
  await placeOrder(page, await totalOf(page));
  const problems = page.getByRole('alert').first();
  for (const said of [
    '주문하시는 분 이름을',
    '휴대폰 번호를',
    '주문 비밀번호는',
    '우편번호 5자리를',
    '주소를',
  ])
    await expect(problems.getByText(said)).toBeVisible();
  expectComplaint(complaints, 'status of 400');
  await expectFinishedPage(page, 'checkout-problems');

  await fillOrderForm(page, { guest: true });
  await page.getByRole('radio', { name: '가상계좌' }).check();
  const total = await totalOf(page);
  await placeOrder(page, total);
  await inTheWindow(page, total);
  await expect(page.getByRole('heading', { level: 2, name: '입금을 기다리고 있어요' })).toBeVisible();
  await expectFinishedPage(page, 'order-deposit');
  const guide = panel(page, '입금을 기다리고 있어요');
  const account = await guide.locator('strong').last().textContent();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await guide.getByRole('button', { name: '복사 계좌번호' }).click();
  await expect(guide.getByText('복사했어요')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(account);
  const number = orderNumberOf(page);
  await page.goto('/orders');
  await expectFinishedPage(page, 'orders-guest');

  await page.goto(`/orders/${number}`);
  const give = await panel(page, '입금을 기다리고 있어요').locator('form').getAttribute('action');
  const tossOrderId = /payments\/([^/]+)/.exec(give ?? '')?.[1] ?? '';
  await controlsOf(mall).deposit(tossOrderId);
  await expect.poll(async () => (await paymentFacts(mall, tossOrderId)).orderState).toBe('paid');
  await page.reload();
  await expectFinishedPage(page, 'order-guest');
  await page.getByRole('link', { name: '전체 취소하기' }).click();
  await page.getByLabel('취소 사유').selectOption('단순 변심');
  await page.getByRole('button', { name: '취소하고 환불받기' }).click();
  await page.getByRole('link', { name: '환불 계좌 적기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '환불 계좌' })).toBeVisible();
  await expectFinishedPage(page, 'refund-account');
});

test('a buyer of a test looks at the questions of its maker', async ({ page }) => {
  test.slow();
  const mall = theMall();
  const shopper = aBrowserlessShopper(mall);
  await shopper.joinAndCharge(50_000);
  const [row] = await besideTheMall(
    mall,
    ({ database }) => database.client<{ slug: string; variantId: string }[]>`
      select t.slug, v.id as "variantId" from testbed_programmes t
        join testbed_products tp on tp.programme_id = t.id join products p on p.id = tp.product_id
        join variants v on v.product_id = p.id join inventory_units u on u.id = v.unit_id
      where t.state = 'running' and p.state = 'on_sale' and u.on_hand - u.held > 4 and not p.adult_only
      order by length(t.title) desc, v.id limit 1`,
  );
  if (!row) throw new Error('the demo tests nothing');
  await shopper.putInCart(row.variantId);
  const tossOrderId = await shopper.place(await shopper.fillCheckout());
  await shopper.comeBack(tossOrderId, await shopper.authorise(tossOrderId));
  await page.context().addCookies(shopper.cookies().map((cookie) => ({ ...cookie, url: mall.url })));
  await watchShifts(page);
  await page.goto(`/testbed/${row.slug}`);
  await page.getByRole('link', { name: /평가/ }).first().click();
  await expect(page.getByRole('button', { name: '평가 남기기' })).toBeVisible();
  await expectFinishedPage(page, 'testbed-feedback');
  await page.goto(`/testbed/${row.slug}/feedback`);
  await expectFinishedPage(page, 'testbed-feedback-none');
});
