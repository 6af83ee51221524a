import type { Page } from 'playwright/test';
import { expectNoOverflow } from '#tests/support/a-person.ts';
import { expect, expectAccessible, test } from '#tests/support/browser-test.ts';

/** The box in sight: wide screens and phones each have their own. */
const box = (page: Page) => page.getByRole('combobox', { name: '상품, 상점 검색' });
const hits = (page: Page) => page.getByRole('region', { name: '상품' });

test('초성 leads to a product by the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await box(page).click();
  await box(page).pressSequentially('ㅅㄱ', { delay: 40 });
  const apple = page.getByRole('option', { name: '사과', exact: true });
  await expect(apple).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  for (let step = 0; step < 12 && (await apple.getAttribute('aria-selected')) !== 'true'; step++)
    await box(page).press('ArrowDown');
  await expect(apple).toHaveAttribute('aria-selected', 'true');
  await box(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '‘사과’ 검색 결과' })).toBeVisible();
  await expect(box(page)).toHaveValue('사과');
  await expect(hits(page).getByRole('link', { name: /사과/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test('Escape closes what is proposed, and Enter then asks for what was typed', async ({ page }) => {
  await page.goto('/stores');
  await box(page).click();
  await box(page).pressSequentially('사과', { delay: 40 });
  await expect(page.getByRole('listbox')).toBeVisible();
  await box(page).press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await box(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '‘사과’ 검색 결과' })).toBeVisible();
});

test('a keyboard left on English still finds, and says what was taken for it', async ({ page }) => {
  await page.goto('/search?q=tkrhk');
  await expect(page.getByText(/'사과'로 찾았어요/)).toBeVisible();
  await expect(hits(page).getByRole('link', { name: /사과/ }).first()).toBeVisible();
  await page.getByRole('link', { name: '‘tkrhk’ 그대로 검색' }).click();
  await expect(page.getByText('‘tkrhk’에 맞는 상품을 찾지 못했어요')).toBeVisible();
});

test('nothing found leads on: categories and what sells', async ({ page }) => {
  await page.goto('/search?q=xqzxqz');
  await expect(page.getByText('‘xqzxqz’에 맞는 상품을 찾지 못했어요')).toBeVisible();
  await expect(page.getByRole('heading', { name: '지금 많이 팔리는 상품' })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  const categories = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '카테고리에서 찾기' }) });
  await categories.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/categories\//);
});

test('what was asked for before is proposed in an empty box, and can be forgotten', async ({ page }) => {
  await page.goto('/');
  await box(page).fill('식빵');
  await box(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '‘식빵’ 검색 결과' })).toBeVisible();
  await page.goto('/');
  await box(page).click();
  await expect(page.getByRole('link', { name: '식빵', exact: true })).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the box is a form, and a filter is sent by its button', async ({ page, viewport }) => {
    await page.goto('/');
    await box(page).fill('사과');
    await box(page).press('Enter');
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.getByRole('heading', { level: 1, name: '‘사과’ 검색 결과' })).toBeVisible();
    if ((viewport?.width ?? 0) < 1024) await page.locator('summary').filter({ hasText: '필터' }).click();
    const form = page.getByRole('form', { name: '검색 조건' });
    await form.getByRole('checkbox', { name: /품절 상품 빼기/ }).check();
    await form.getByRole('button', { name: '적용하기' }).click();
    await expect(page.getByRole('list', { name: '적용한 조건' })).toContainText('품절 제외');
  });
});
