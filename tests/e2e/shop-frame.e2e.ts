import { expect, expectComplaint, test } from '#tests/support/browser-test.ts';

test('an address nobody knows answers in Korean with a way home', async ({ page, complaints }) => {
  const answer = await page.goto('/no-such-page');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: '찾는 페이지가 없어요' })).toBeVisible();
  expectComplaint(complaints, 'status of 404');
  await page.getByRole('link', { name: '홈으로' }).click();
  await expect(page).toHaveURL('/');
});

test.describe('while the data of a page still arrives', () => {
  const HELD_MS = 2_500;

  test.beforeEach(async ({ page }) => {
    await page.addInitScript((heldMs) => {
      const later = (act: () => void) => setTimeout(act, heldMs);
      type Remix = { __remixContext: { streamController: ReadableStreamDefaultController } };
      const controller = () => (window as unknown as Remix).__remixContext.streamController;
      const heldController = {
        enqueue: (piece: string) => later(() => controller().enqueue(piece)),
        close: () => later(() => controller().close()),
      };
      Object.assign(window, { heldController });
    }, HELD_MS);
    await page.route('/help', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(
        'window.__remixContext.streamController.',
        'window.heldController.',
      );
      await route.fulfill({ response, body });
    });
  });

  test('a click on a link goes where it says, and a button that sends a form sends it', async ({ page }) => {
    await page.goto('/help', { waitUntil: 'commit' });
    const larger = page.getByRole('button', { name: '큰글씨' });
    // Before the styles are there, those of phones and of wide screens are both in sight.
    await expect(larger).toHaveCount(1);
    await larger.click();
    await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
    await page.goto('/help', { waitUntil: 'commit' });
    await page.getByRole('link', { name: '온통대전몰 홈' }).click();
    await expect(page).toHaveURL('/');
  });

  test('a click on nothing in particular does not break what comes after it', async ({ page }) => {
    await page.goto('/help', { waitUntil: 'commit' });
    const heading = page.getByRole('heading', { level: 1 });
    while (!(await page.evaluate(() => '__remixRouter' in window))) await heading.click();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByRole('link', { name: '온통대전몰 홈' }).click();
    await expect(page).toHaveURL('/');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });
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
