import { expect, expectAccessible, test } from '#tests/support/browser-test.ts';

test('the first page answers, speaks Korean and has no fault a machine can see', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveTitle(/온통대전몰/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expectAccessible(page);
});

test('an address that does not exist answers 404', async ({ request }) => {
  const answer = await request.get('/no-such-page');
  expect(answer.status()).toBe(404);
});
