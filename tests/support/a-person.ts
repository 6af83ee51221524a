import { expect, type Locator, type Page } from 'playwright/test';
import { freshPhone, freshWord } from './fresh.ts';

/** Steps of somebody in a browser, in words they see. Every one works with and without scripts. */
export const PASSWORD = 'warm-river-lantern-27';
export const ORDER_PASSWORD = 'order-pass-1';
const NAME = '김온통';
const PHONE = '010-1234-5678';

/** A block of the page by its heading. */
export const panel = (page: Page, title: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });

/** The won written beside a word, exactly as the page means it. */
export async function wonOf(scope: Locator, label: string | RegExp): Promise<number> {
  const term = scope.getByRole('term').filter({ hasText: label });
  const data = term.locator('xpath=following-sibling::dd[1]').locator('data');
  return Number(await data.getAttribute('value'));
}

export async function signUp(page: Page): Promise<{ email: string }> {
  const email = `shopper-${freshWord()}@example.test`;
  await page.goto('/signup');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(PASSWORD);
  await page.getByLabel('이름').fill(NAME);
  await page.getByLabel(/이용약관/).check();
  await page.getByLabel(/만 14세 이상/).check();
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page).toHaveURL('/');
  return { email };
}

/** Asks to charge; the way there leads through the stand-in for person verification. */
export async function verifyOnTheWayToCharging(page: Page): Promise<void> {
  await page.goto('/wallet/charge');
  await expect(page.getByRole('heading', { level: 1, name: '본인인증' })).toBeVisible();
  await page.getByLabel('생년월일').fill('1990-03-02');
  await page.getByLabel('휴대폰 번호').fill(freshPhone());
  await page.getByRole('button', { name: '인증하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 충전' })).toBeVisible();
}

export async function askToCharge(page: Page, amount: number): Promise<void> {
  await page.getByLabel('금액').fill(amount.toLocaleString('ko-KR'));
  await page.getByRole('button', { name: '충전하기' }).click();
}

/** Does what the payment window offers: pays, or takes one of its test endings. */
export async function inTheWindow(
  page: Page,
  amount: number,
  ending: RegExp | string = /원 결제하기$/,
): Promise<void> {
  await expect(page.getByText('테스트 환경 · 실제로 결제되지 않습니다')).toBeVisible();
  await expect(page.getByLabel('주문 정보').locator('data')).toHaveAttribute('value', String(amount));
  await page.getByRole('button', { name: ending, exact: typeof ending === 'string' }).click();
}

export async function addToCart(page: Page, productId: string): Promise<void> {
  await page.goto(`/products/${productId}`);
  await page.getByRole('button', { name: '장바구니', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '장바구니' })).toBeVisible();
}

/** Fills the order form, but for what is paid with. */
export async function fillOrderForm(page: Page, facts: { guest?: boolean } = {}): Promise<void> {
  const buyer = panel(page, '주문하시는 분');
  if (facts.guest) await buyer.getByLabel('이름').fill(NAME);
  await buyer.getByLabel('휴대폰 번호').fill(PHONE);
  if (facts.guest) await buyer.getByLabel('주문 비밀번호').fill(ORDER_PASSWORD);
  const delivery = panel(page, '받는 곳');
  await delivery.getByLabel('우편번호').fill('35229');
  await delivery.getByLabel('도로명주소').fill('대전광역시 서구 둔산로 100');
  await delivery.getByLabel('상세주소').fill('101동 1001호');
}

export const totalOf = (page: Page): Promise<number> => wonOf(panel(page, '결제 금액'), '합계');

/** Agrees and presses the button that says how much. */
export async function placeOrder(page: Page, total: number): Promise<void> {
  await page.getByLabel(/결제에 동의합니다/).check();
  await page
    .getByRole('button', { name: `${total.toLocaleString('ko-KR')}원 결제하기`, exact: true })
    .click();
}

/** The number of the order whose page is open. */
export const orderNumberOf = (page: Page): string => new URL(page.url()).pathname.replace('/orders/', '');

/** Nothing sticks out to the right: the page cannot be scrolled sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const [wide, room] = await page.evaluate(() => [
    document.scrollingElement?.scrollWidth ?? 0,
    window.innerWidth,
  ]);
  expect(wide, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(room ?? 0);
}
