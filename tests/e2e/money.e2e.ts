import type { Page } from 'playwright/test';
import {
  addToCart,
  askToCharge,
  expectNoOverflow,
  fillOrderForm,
  inTheWindow,
  orderNumberOf,
  panel,
  placeOrder,
  signUp,
  totalOf,
  verifyOnTheWayToCharging,
  wonOf,
} from '#tests/support/a-person.ts';
import { COUPON, GRANT, giveMeans, POINTS } from '#tests/support/a-present.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, expectAccessible, expectComplaint, test } from '#tests/support/browser-test.ts';
import { type RunningMall, theMall } from '#tests/support/mall.ts';
import { controlsOf, expectCleanBooks } from '#tests/support/mall-controls.ts';
import { besideTheMall, paymentFacts } from '#tests/support/mall-goods.ts';

const APPLE = 20_000;
const TEA = 9_000;
const SHIPPING = 3_000;
const CHARGED = 10_000;

async function expectGoodPage(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
}

/** Joined, verified, with a charged wallet, and given a coupon, points and a grant. */
async function aPersonOfMeans(page: Page, mall: RunningMall): Promise<void> {
  const { email } = await signUp(page);
  await verifyOnTheWayToCharging(page);
  await askToCharge(page, CHARGED);
  await inTheWindow(page, CHARGED);
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 지갑' })).toBeVisible();
  await besideTheMall(mall, (world) => giveMeans(world, email));
}

const aMarketAndATeaHouse = (mall: RunningMall) =>
  besideTheMall(mall, async (world) => [
    await aVariant(world, await aStore(world, { name: '한밭청과', market: true }), {
      price: APPLE,
      name: '꿀사과',
    }),
    await aVariant(world, await aStore(world, { name: '모퉁이찻집' }), { price: TEA, name: '대추차' }),
  ]);

test('coupon, points, grant, charged money and a card pay one order; its proof adds up and one unit goes back as shown', async ({
  page,
}) => {
  test.setTimeout(150_000);
  const mall = theMall();
  const [apple, tea] = await aMarketAndATeaHouse(mall);
  await aPersonOfMeans(page, mall);

  await page.goto(`/products/${apple?.productId}`);
  const question = panel(page, '지금 사고 취소하면 얼마가 돌아오나요?');
  expect(await wonOf(question, '상품 준비 전에 취소')).toBe(APPLE + SHIPPING);
  expect(await wonOf(question, '받은 뒤 7일 안에 반품')).toBe(APPLE - SHIPPING);
  await addToCart(page, apple?.productId ?? '');
  await addToCart(page, tea?.productId ?? '');
  await page.getByLabel('꿀사과 수량').fill('2');
  await page
    .getByRole('listitem')
    .filter({ hasText: '꿀사과' })
    .getByRole('button', { name: '변경' })
    .click();
  await expect(page.getByLabel('꿀사과 수량')).toHaveValue('2');
  await page.getByText('취소·반품하면 얼마가 돌아오나요?').first().click();
  await expectGoodPage(page);

  // Two apples are sent free of charge.
  const total = 2 * APPLE + TEA + SHIPPING - COUPON;
  await page.getByRole('link', { name: '2개 상품 주문하기' }).click();
  await fillOrderForm(page);
  const summary = panel(page, '결제 금액');
  expect(await totalOf(page)).toBe(total);
  await page.getByLabel('쓸 적립금').fill('500');
  await page.getByLabel('쓸 적립금').blur();
  await expect(page.getByText('적립금은 1,000원부터 쓸 수 있어 쓰지 않아요.')).toBeVisible();
  await page.getByRole('button', { name: '전액 사용' }).click();
  await expect(summary.getByText('적립금', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '최대로 쓰기' }).click();
  await expect(summary.getByText('장보기 지원금')).toBeVisible();
  const external = total - POINTS - GRANT - CHARGED;
  await expect.poll(() => wonOf(summary, '카드·간편결제·계좌')).toBe(external);
  expect(await wonOf(summary, /^적립금$/)).toBe(POINTS);
  expect(await wonOf(summary, '장보기 지원금')).toBe(GRANT);
  expect(await wonOf(summary, '온통대전 충전금')).toBe(CHARGED);
  await page.getByText('어떻게 계산했는지 보기').click();
  const proof = panel(page, '혜택 증명서');
  await expect(proof.getByText('반가워요 2,500원 쿠폰')).toBeVisible();
  await expectGoodPage(page);
  await placeOrder(page, total);
  await inTheWindow(page, external);

  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  const number = orderNumberOf(page);
  const paid = panel(page, '결제 금액');
  expect(await wonOf(paid, '합계')).toBe(total);
  expect(await wonOf(paid, '장보기 지원금')).toBe(GRANT);
  expect(await wonOf(paid, /^적립금$/)).toBe(POINTS);
  await expect(panel(page, '받는 혜택').getByText('적립 예정').first()).toBeVisible();
  await expectGoodPage(page);

  await page.getByRole('link', { name: '혜택 증명서 보기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '혜택 증명서' })).toBeVisible();
  const sums = page.getByRole('term').filter({ hasText: /^(혜택 합계|모두 더하면)$/ });
  const values = await sums
    .locator('xpath=following-sibling::dd[1]/data')
    .evaluateAll((found) => found.map((data) => Number(data.getAttribute('value'))));
  // Paid with, the benefits by kind, and the same by who bears them.
  expect(values).toHaveLength(3);
  expect(values[0]).toBe(total);
  expect(values[1]).toBe(values[2]);
  await expectGoodPage(page);

  await page.getByRole('link', { name: '주문으로 돌아가기' }).click();
  await panel(page, '한밭청과').getByRole('link', { name: '이 상점 주문 취소하기' }).click();
  await page.getByLabel('꿀사과').selectOption('1');
  await page.getByRole('button', { name: '이 수량으로 환불 금액 보기' }).click();
  const back = panel(page, '돌아오는 금액');
  await expect(back.getByText('꿀사과 1개')).toBeVisible();
  const refund = await wonOf(back, '환불 합계');
  const parts: number[] = [];
  for (const label of ['온통대전 충전금으로', '정책수당으로', '적립금으로', '카드·간편결제·계좌로'])
    parts.push(await wonOf(back, label));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(refund);
  expect(refund).toBeLessThan(APPLE);
  await expectGoodPage(page);
  await page.getByLabel('취소 사유').selectOption('단순 변심');
  await page.getByRole('button', { name: '취소하고 환불받기' }).click();
  const refunds = panel(page, /^환불$/);
  await expect(refunds.locator(`strong data[value="${refund}"]`)).toBeVisible();
  const given: number[] = [];
  for (const label of ['온통대전 충전금', '정책수당', '적립금', '카드·간편결제·계좌'])
    given.push(await wonOf(refunds, label));
  expect(given).toEqual(parts);
  await controlsOf(mall).drainJobs();
  await page.reload();
  await expect(refunds.getByText('환불 완료').first()).toBeVisible();
  await expectGoodPage(page);

  await besideTheMall(
    mall,
    ({ database }) => database.client`update order_lines set state = 'delivered'
      where state = 'paid' and line_type = 'item' and order_id = (select id from orders where number = ${number})`,
  );
  await page.reload();
  const rewards = panel(page, '받는 혜택');
  const confirm = page.getByRole('button', { name: '구매 확정' });
  await expect(confirm).toHaveCount(2);
  await confirm.first().click();
  await expect(confirm).toHaveCount(1);
  await confirm.first().click();
  await expect(confirm).toHaveCount(0);
  await expect(rewards.getByText('지급 완료').first()).toBeVisible();
  await expectGoodPage(page);
  await expectCleanBooks(mall);
});

test('a coupon, points and the wallet pay all of it: no payment window', async ({ page }) => {
  const mall = theMall();
  const [, tea] = await aMarketAndATeaHouse(mall);
  await aPersonOfMeans(page, mall);
  await addToCart(page, tea?.productId ?? '');
  await page.getByRole('link', { name: '1개 상품 주문하기' }).click();
  await fillOrderForm(page);
  await page.getByRole('button', { name: '전액 사용' }).click();
  await expect(panel(page, '결제 금액').getByText('적립금', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '최대로 쓰기' }).click();
  await expect(page.getByText('더 낼 금액이 없어 결제창 없이 바로 주문돼요.')).toBeVisible();
  await expect(page.getByText('정책수당')).not.toHaveCount(0);
  const total = TEA + SHIPPING - COUPON;
  await page.getByLabel(/결제에 동의합니다/).check();
  await page
    .getByRole('button', { name: `온통대전·적립금 ${total.toLocaleString('ko-KR')}원 결제하기` })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  const paid = panel(page, '결제 금액');
  expect(await wonOf(paid, '온통대전 충전금')).toBe(total - POINTS);
  await expect(paid.getByText('카드')).toHaveCount(0);
});

test('a virtual account: the form says what is missing, the order waits for the deposit and is paid by it', async ({
  page,
  complaints,
}) => {
  const mall = theMall();
  const [, tea] = await aMarketAndATeaHouse(mall);
  await addToCart(page, tea?.productId ?? '');
  await page.getByRole('link', { name: '1개 상품 주문하기' }).click();
  await fillOrderForm(page, { guest: true });
  await page.getByRole('radio', { name: '가상계좌' }).check();
  await page.getByRole('radio', { name: '소득공제용' }).check();
  await page.getByLabel('휴대폰 번호 또는 사업자등록번호').fill('123');
  await placeOrder(page, TEA + SHIPPING);
  await expect(
    panel(page, '나머지 결제 수단').getByText('현금영수증을 받을 휴대폰 번호를 입력해 주세요.'),
  ).toBeVisible();
  expectComplaint(complaints, 'status of 400');
  await expectGoodPage(page);
  await page.getByLabel('휴대폰 번호 또는 사업자등록번호').fill('010-1234-5678');
  const agreed = page.getByLabel(/결제에 동의합니다/);
  await agreed.check();
  await page.getByLabel('주문 비밀번호').fill('order-pass-1');
  await placeOrder(page, TEA + SHIPPING);
  await inTheWindow(page, TEA + SHIPPING);

  await expect(page.getByRole('heading', { level: 2, name: '입금을 기다리고 있어요' })).toBeVisible();
  const guide = panel(page, '입금을 기다리고 있어요');
  expect(await wonOf(guide, '입금할 금액')).toBe(TEA + SHIPPING);
  await expectGoodPage(page);
  const give = await guide.locator('form').getAttribute('action');
  const tossOrderId = /payments\/([^/]+)/.exec(give ?? '')?.[1] ?? '';
  expect(await controlsOf(mall).deposit(tossOrderId)).toMatchObject({ accepted: true });
  await expect.poll(async () => (await paymentFacts(mall, tossOrderId)).orderState).toBe('paid');
  await page.reload();
  await expect(page.getByText('결제 완료').first()).toBeVisible();
  expect(await wonOf(panel(page, '결제 금액'), '가상계좌')).toBe(TEA + SHIPPING);
  await expectGoodPage(page);
});
