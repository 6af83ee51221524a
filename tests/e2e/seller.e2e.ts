import { eq } from 'drizzle-orm';
import type { Page } from 'playwright/test';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { priceHistory, productImages, products } from '#db/schema/catalog.ts';
import { storeMembers, stores } from '#db/schema/stores.ts';
import { expectFinishedPage, watchShifts } from '#tests/support/a-page.ts';
import { panel } from '#tests/support/a-person.ts';
import { becomeStaff } from '#tests/support/a-staff-member.ts';
import { type AStore, type AVariant, aStore, aVariant, type World } from '#tests/support/a-world.ts';
import { expect, test } from '#tests/support/browser-test.ts';
import { freshWord } from '#tests/support/fresh.ts';
import { theMall } from '#tests/support/mall.ts';
import { besideTheMall } from '#tests/support/mall-goods.ts';

const SEARCHABLE_WITHIN_MS = 5_000;

async function withPicture({ system }: World, productId: string): Promise<void> {
  const [any] = await system.db.select({ imageId: productImages.imageId }).from(productImages).limit(1);
  if (!any) throw new Error('the demo has no picture');
  await system.db.insert(productImages).values({ productId, position: 0, ...any, alt: '상품 사진' });
}

type Prepared = { store: AStore; sold: AVariant; stopped: AVariant; long: AVariant };

const LONGEST_NAME = '띄어쓰기없이긴이름'.repeat(9).slice(0, 80);

/** A seller at their desk, with one product sold for a month and one that is stopped. */
const aSellerAtWork = (page: Page, word: string): Promise<Prepared> =>
  becomeStaff(page, theMall(), 'seller', async (world, userId) => {
    const { db, now } = world.system;
    const store = await aStore(world, { name: `새벽상점 ${word}` });
    await db.insert(storeMembers).values({ storeId: store.storeId, userId, rank: 'owner' });
    const sold = await aVariant(world, store, { price: 10_000, name: `옛이름 ${word}` });
    const stopped = await aVariant(world, store, { price: 5000, name: `검수상품 ${word}` });
    const long = await aVariant(world, store, { price: 99_999_999, name: LONGEST_NAME });
    await db.update(products).set({ state: 'stopped' }).where(eq(products.id, stopped.productId));
    await db
      .insert(priceHistory)
      .values({ variantId: sold.variantId, price: krw(10_000), at: after(now, -days(40)) });
    for (const { productId } of [sold, stopped]) await withPicture(world, productId);
    return { store, sold, stopped, long };
  });

async function openProduct(page: Page, name: string): Promise<void> {
  await page.goto('/seller/products');
  await page.getByRole('searchbox', { name: '상품명이나 상품코드' }).fill(name);
  await page.getByRole('button', { name: '찾기' }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Asks the shop's search until the product is there; sooner than five seconds after it was asked for. */
async function expectFound(page: Page, name: string, productId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`/search?q=${encodeURIComponent(name)}`);
        return page.locator(`main a[href="/products/${productId}"]`).count();
      },
      { timeout: SEARCHABLE_WITHIN_MS, intervals: [300] },
    )
    .toBeGreaterThan(0);
}

test('a seller renames a product, finds it by its new name and puts a sale on it', async ({ page }) => {
  test.slow();
  const word = freshWord();
  const { sold, long } = await aSellerAtWork(page, word);
  await watchShifts(page);
  await page.goto('/seller/products');
  await expectFinishedPage(page, 'seller-products');
  await page.goto(`/seller/products/${long.productId}`);
  await expectFinishedPage(page, 'seller-product-long');
  await openProduct(page, `옛이름 ${word}`);

  const name = `햇살복숭아 ${word}`;
  await page.getByLabel('상품명').fill(name);
  await page.getByRole('button', { name: '이름과 설명 저장' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectFound(page, name, sold.productId);

  await openProduct(page, name);
  const form = panel(page, '할인이나 새 가격 예약하기');
  await form.getByLabel('끝').fill('2198-12-31T00:00');
  await form.getByLabel('기본 상품').fill('8,000');
  await form.getByRole('button', { name: '예약하기' }).click();
  await expect(panel(page, '예약 가격·할인').getByText('진행 중', { exact: true })).toBeVisible();
  const rule = panel(page, '취소선 정가는 이렇게 정해져요');
  await expect(rule).toContainText('지금 값이 시작되기 전 20일 동안 실제로 받은 가장 낮은 값');
  await expect(rule.locator('s data')).toHaveAttribute('value', '10000');
  await expectFinishedPage(page, 'seller-product');

  await page.goto(`/products/${sold.productId}`);
  await expect(page.locator('main s data[value="10000"]').first()).toBeVisible();
  await openProduct(page, name);
  await panel(page, '예약 가격·할인').getByRole('button', { name: '할인 끝내기' }).click();
  await expect(panel(page, '예약 가격·할인')).toContainText('진행 중이거나 예정된 할인이 없어요.');
});

test('a seller sends a product in, an operator gives it back, then approves it', async ({
  page,
  browser,
}) => {
  test.slow();
  const word = freshWord();
  const { stopped } = await aSellerAtWork(page, word);
  const name = `검수상품 ${word}`;
  await openProduct(page, name);
  await page.getByRole('button', { name: '검수 요청' }).click();
  await expect(page.getByRole('button', { name: '검수 요청 거두기' })).toBeVisible();

  const context = await browser.newContext({ baseURL: theMall().url, viewport: page.viewportSize() });
  const desk = await context.newPage();
  await becomeStaff(desk, theMall(), 'operator', async () => null);
  await watchShifts(desk);
  await desk.goto('/operator/products');
  await expectFinishedPage(desk, 'operator-products');
  const decision = async () => {
    await desk.goto('/operator/products');
    await desk.getByRole('link', { name: new RegExp(name) }).click();
    return panel(desk, '결정');
  };
  const first = await decision();
  await expectFinishedPage(desk, 'operator-product');
  await first.getByLabel('돌려보내는 까닭').fill('한 줄 소개를 더 자세히 적어 주세요.');
  await first.getByRole('button', { name: '돌려보내기' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '상품 검수' })).toBeVisible();

  await page.reload();
  await expect(panel(page, '판매 상태').getByRole('alert')).toContainText('더 자세히 적어 주세요.');
  await page.getByLabel('한 줄 소개').fill('아침에 따서 저녁에 보내는 사과');
  await page.getByRole('button', { name: '이름과 설명 저장' }).click();
  await expect(page.getByText('이름과 설명을 저장했습니다.').first()).toBeVisible();
  await page.getByRole('button', { name: '검수 요청', exact: true }).click();
  await expect(page.getByRole('button', { name: '검수 요청 거두기' })).toBeVisible();

  const second = await decision();
  await expect(panel(desk, '지금까지의 일')).toContainText('아침에 따서 저녁에 보내는 사과');
  await second.getByRole('button', { name: '승인하고 판매 시작' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '상품 검수' })).toBeVisible();
  await expectFound(desk, name, stopped.productId);
  await context.close();
});

test('what a seller says of the store stands on its page at once', async ({ page }) => {
  const word = freshWord();
  const { store } = await aSellerAtWork(page, word);
  await besideTheMall(theMall(), ({ system }) =>
    system.db.update(stores).set({ story: '처음 이야기' }).where(eq(stores.id, store.storeId)),
  );
  await page.goto(`/stores/${store.slug}`);
  await watchShifts(page);
  await page.goto('/seller/store');
  await expectFinishedPage(page, 'seller-store');
  const story = `새벽 네 시의 이야기 ${word}`;
  await page.getByLabel('상점 이야기').fill(story);
  await page.getByLabel('첫날 1').fill('2198-08-01');
  await page.getByLabel('까닭').first().fill('여름휴가');
  await page.getByRole('button', { name: '상점 정보 저장' }).click();
  await expect(page.getByText('저장했습니다. 상점 페이지에 바로 보입니다.').first()).toBeVisible();
  await page.getByRole('link', { name: '손님이 보는 상점 페이지' }).click();
  await expect(page.getByText(story)).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`/stores/${store.slug}`);
  await expect(page.getByText(story)).toBeVisible();
  await expect(page.getByText('여름휴가')).toBeVisible();
});
