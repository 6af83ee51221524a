import {
  addToCart,
  askToCharge,
  fillOrderForm,
  panel,
  placeOrder,
  signUp,
  totalOf,
  verifyOnTheWayToCharging,
  wonOf,
} from '#tests/support/a-person.ts';
import { COUPON, giveMeans } from '#tests/support/a-present.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, test } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import { controlsOf } from '#tests/support/mall-controls.ts';
import { besideTheMall, paymentSession } from '#tests/support/mall-goods.ts';

test.use({ javaScriptEnabled: false });

/** Playwright's own words for text and names pass over what stands in a `noscript`; what is rendered does not. */
const AS_SHOWN = { useInnerText: true };

const APPLE = 16_400;
const TICKET = 12_000;
const SHIPPING = 3000;
const WALLET = 5000;

test('without scripts: joining, charging and buying, as far as the payment window and back from it', async ({
  page,
}) => {
  const mall = theMall();
  const controls = controlsOf(mall);
  const [apple, ticket] = await besideTheMall(mall, async (world) => [
    await aVariant(world, await aStore(world, { market: true }), { price: APPLE, name: '못난이 사과' }),
    await aVariant(world, await aStore(world), { price: TICKET, kind: 'ticket', name: '수목원 입장권' }),
  ]);
  /** The window needs scripts, and says so; what a person does there the provider's control does here. */
  const payAtTheProvider = async () => {
    await expect(page.locator('[data-toss-order-id]')).toContainText(
      '여기서부터는 자바스크립트가 필요해요',
      AS_SHOWN,
    );
    await expect(page.getByRole('button', { name: '결제창 열기' })).toHaveCount(0);
    const orderId = (await page.locator('[data-toss-order-id]').getAttribute('data-toss-order-id')) ?? '';
    const session = await paymentSession(mall, orderId);
    const { returnUrl } = await controls.visitWindow({ orderId, session });
    await page.goto(returnUrl);
    await expect(page.getByRole('heading', { level: 1, name: '결제를 확인하고 있어요' })).toBeVisible();
    // A GET changes nothing.
    expect(await controls.executedConfirms(orderId)).toHaveLength(0);
    await page.getByRole('button', { name: '결제 완료하기' }).click();
  };

  await signUp(page);
  await verifyOnTheWayToCharging(page);
  await askToCharge(page, 50_000);
  await payAtTheProvider();
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 지갑' })).toBeVisible();
  expect(await wonOf(page.locator('section').filter({ hasText: '쓸 수 있는 금액' }), '충전금')).toBe(50_000);

  await addToCart(page, apple.productId);
  await addToCart(page, ticket.productId);
  await page.getByLabel('수목원 입장권 수량').fill('2');
  await page
    .getByRole('listitem')
    .filter({ hasText: '수목원 입장권' })
    .getByRole('button', { name: '변경' })
    .click();
  await expect(page.getByLabel('수목원 입장권 수량')).toHaveValue('2');
  await page.getByRole('link', { name: '2개 상품 주문하기' }).click();

  const total = APPLE + 2 * TICKET + SHIPPING;
  await fillOrderForm(page);
  await page.getByLabel('쓸 금액').fill(String(WALLET));
  const apply = panel(page, '온통대전 지갑').getByRole('button');
  await expect(apply).toHaveText('금액 적용', AS_SHOWN);
  await apply.click();
  expect(await totalOf(page)).toBe(total);
  expect(await wonOf(panel(page, '결제 금액'), '온통대전 충전금')).toBe(WALLET);
  expect(await wonOf(panel(page, '결제 금액'), '카드·간편결제·계좌')).toBe(total - WALLET);
  await expect(page.getByLabel('도로명주소')).toHaveValue('대전광역시 서구 둔산로 100');
  await placeOrder(page, total);
  await payAtTheProvider();
  await expect(page.getByRole('heading', { level: 1, name: /^주문 / })).toBeVisible();
  const paid = panel(page, '결제 금액');
  expect(await wonOf(paid, '온통대전 충전금')).toBe(WALLET);
  expect(await wonOf(paid, /^카드$/)).toBe(total - WALLET);
  await expect(page.getByRole('img', { name: '수목원 입장권 입장 QR' })).toHaveCount(2);
});

test('without scripts: a coupon is proposed, taken off, and chosen again by a button', async ({ page }) => {
  const mall = theMall();
  const { email } = await signUp(page);
  const apple = await besideTheMall(mall, async (world) => {
    await giveMeans(world, email);
    return aVariant(world, await aStore(world), { price: APPLE, name: '못난이 사과' });
  });
  await addToCart(page, apple.productId);
  await page.getByRole('link', { name: '1개 상품 주문하기' }).click();
  await fillOrderForm(page);
  const coupons = panel(page, '쿠폰');
  const coupon = coupons.getByRole('checkbox');
  const apply = coupons.getByRole('button');
  await expect(apply).toHaveText('쿠폰 적용', AS_SHOWN);
  await expect(coupon).toBeChecked();
  expect(await totalOf(page)).toBe(APPLE + SHIPPING - COUPON);
  await coupons.getByRole('radio', { name: '직접 고르기' }).check();
  await coupon.uncheck();
  await apply.click();
  await expect(coupon).not.toBeChecked();
  expect(await totalOf(page)).toBe(APPLE + SHIPPING);
  await coupon.check();
  await apply.click();
  await expect(coupon).toBeChecked();
  expect(await totalOf(page)).toBe(APPLE + SHIPPING - COUPON);
});
