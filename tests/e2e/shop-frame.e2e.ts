import { expect, test } from '#tests/support/browser-test.ts';

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
