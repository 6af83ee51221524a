import { expect, expectAccessible, test } from '#tests/support/browser-test.ts';

const INTERMEDIARY =
  '온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게 있습니다.';
const PAGES = [
  '/',
  '/categories',
  '/new',
  '/stores',
  '/markets',
  '/testbed',
  '/tickets',
  '/coupons',
  '/help',
  '/policies/terms',
  '/policies/privacy',
  '/policies/refund',
];

for (const path of PAGES)
  test(`${path} names the intermediary, has one heading and no fault a machine can see`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('contentinfo').getByText(INTERMEDIARY)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
  });

test('an address nobody knows answers in Korean with a way home', async ({ page, complaints }) => {
  const answer = await page.goto('/no-such-page');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: '찾는 페이지가 없어요' })).toBeVisible();
  // The browser itself logs the 404 that was asked for.
  complaints.splice(0);
  await page.getByRole('link', { name: '홈으로' }).click();
  await expect(page).toHaveURL('/');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('큰글씨 makes the letters larger and is remembered', async ({ page }) => {
    await page.goto('/help');
    const sizeOf = () =>
      page.locator('html').evaluate((html) => Number.parseFloat(getComputedStyle(html).fontSize));
    const before = await sizeOf();
    await page.getByRole('button', { name: '큰글씨' }).click();
    await expect(page).toHaveURL('/help');
    expect(await sizeOf()).toBeGreaterThan(before);
    await page.goto('/stores');
    expect(await sizeOf()).toBeGreaterThan(before);
  });
});
