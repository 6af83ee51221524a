import type { Browser, Page } from 'playwright/test';
import accounts from '#app/identity/demo-accounts.json' with { type: 'json' };
import { expectFinishedPage, watchShifts } from '#tests/support/a-page.ts';
import { test as base, expect, expectComplaint } from '#tests/support/browser-test.ts';
import { theMall } from '#tests/support/mall.ts';
import type { Picture } from '#tests/support/pictures.ts';

const INTERMEDIARY =
  '온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게 있습니다.';

type Screen = {
  name: Picture;
  path: string;
  /** The page wanted is the first one linked there whose address matches, and so on. */
  linked?: readonly RegExp[];
  /** A page beneath that one. */
  beneath?: string;
  /** What it answers when it has nothing to show. */
  status?: 404 | 409;
};

const A_PRODUCT = /^\/products\/[^/]+$/;

const GUEST: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'categories', path: '/categories' },
  { name: 'category', path: '/categories/farm' },
  { name: 'category-leaf', path: '/categories/apple-pear' },
  { name: 'search', path: '/search?q=사과' },
  { name: 'search-empty', path: '/search?q=뾰로통한코끼리' },
  { name: 'new', path: '/new' },
  { name: 'product', path: '/categories/apple-pear', linked: [A_PRODUCT] },
  { name: 'product-options', path: '/search?q=아침+블렌드', linked: [A_PRODUCT] },
  { name: 'product-bundle', path: '/search?q=하루+두+잔+커피+묶음', linked: [A_PRODUCT] },
  { name: 'product-ticket', path: '/tickets', linked: [A_PRODUCT] },
  {
    name: 'product-reviews',
    path: '/',
    linked: [A_PRODUCT],
    beneath: '/reviews',
  },
  { name: 'stores', path: '/stores' },
  { name: 'store', path: '/stores', linked: [/^\/stores\/[^/]+$/] },
  { name: 'markets', path: '/markets' },
  { name: 'market', path: '/markets', linked: [/^\/markets\/jungang$/] },
  { name: 'district', path: '/markets', linked: [/^\/districts\/[^/]+$/] },
  { name: 'testbed', path: '/testbed' },
  { name: 'testbed-programme', path: '/testbed', linked: [/^\/testbed\/[^/]+$/] },
  { name: 'testbed-past', path: '/testbed?phase=past' },
  {
    name: 'testbed-result',
    path: '/testbed?phase=past',
    linked: [/^\/testbed\/[^/]+$/, /^\/testbed\/[^/]+\/result$/],
  },
  { name: 'tickets', path: '/tickets' },
  { name: 'events', path: '/events' },
  { name: 'event', path: '/events', linked: [/^\/events\/[^/]+$/] },
  { name: 'coupons', path: '/coupons' },
  { name: 'cart-empty', path: '/cart' },
  { name: 'recent-empty', path: '/me/recent' },
  { name: 'order-lookup', path: '/orders/lookup' },
  { name: 'cashback-policy', path: '/policies/cashback' },
  { name: 'terms', path: '/policies/terms' },
  { name: 'privacy', path: '/policies/privacy' },
  { name: 'refund-policy', path: '/policies/refund' },
  { name: 'design', path: '/design' },
  { name: 'help', path: '/help' },
  { name: 'login', path: '/login' },
  { name: 'signup', path: '/signup' },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset-over', path: '/reset/long-over' },
  { name: 'login-social-failed', path: '/login/kakao/callback?state=stale&code=1', status: 409 },
  { name: 'nowhere', path: '/no/such/page', status: 404 },
];

const MEMBER: readonly Screen[] = [
  { name: 'me', path: '/me' },
  { name: 'me-coupons', path: '/me/coupons' },
  { name: 'me-reviews', path: '/me/reviews' },
  { name: 'me-points', path: '/me/points' },
  { name: 'me-follows', path: '/me/follows' },
  { name: 'me-wishes', path: '/me/wishes' },
  { name: 'me-recent', path: '/me/recent' },
  { name: 'me-addresses', path: '/me/addresses' },
  { name: 'me-address-new', path: '/me/addresses/new' },
  { name: 'me-profile', path: '/me/profile' },
  { name: 'me-password', path: '/me/password' },
  { name: 'me-consents', path: '/me/consents' },
  { name: 'me-sessions', path: '/me/sessions' },
  { name: 'wallet', path: '/wallet' },
  { name: 'wallet-charge', path: '/wallet/charge' },
  { name: 'wallet-gift', path: '/wallet/gift' },
  { name: 'wallet-gifts', path: '/wallet/gifts' },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', linked: [/^\/orders\/\d[^/]*$/] },
  { name: 'verified', path: '/verify' },
];

type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

const test = base.extend<object, { signedIn: State }>({
  signedIn: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ baseURL: theMall().url });
      const account = accounts.find(({ key }) => key === 'shopper');
      if (!account) throw new Error('the demo has no shopper');
      await page.goto('/login');
      await page.getByLabel('이메일').fill(account.email);
      await page.getByLabel('비밀번호', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: '로그인', exact: true }).click();
      await page.waitForURL((url) => url.pathname !== '/login');
      const state = await page.context().storageState();
      await page.close();
      await use(state);
    },
    { scope: 'worker' },
  ],
});

async function open(page: Page, { path, linked = [], beneath }: Screen): Promise<void> {
  await page.goto(path);
  for (const wanted of linked) {
    const addresses = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const found = addresses.find((address) => wanted.test(address));
    if (!found) throw new Error(`${page.url()} links to no ${wanted.source}`);
    await page.goto(found);
  }
  if (beneath) await page.goto(page.url() + beneath);
  await expect(page.getByRole('contentinfo').getByText(INTERMEDIARY)).toBeVisible();
}

for (const screen of GUEST)
  test(`a guest finds ${screen.name} finished`, async ({ page, complaints }) => {
    await watchShifts(page);
    await open(page, screen);
    if (screen.status) expectComplaint(complaints, `status of ${screen.status}`);
    await expectFinishedPage(page, screen.name);
  });

test('a guest finds offline finished', async ({ page }) => {
  await watchShifts(page);
  await page.goto('/offline');
  await expectFinishedPage(page, 'offline');
});

test('a guest finds category-filters finished', async ({ page, isMobile }) => {
  await page.goto('/categories/farm');
  const form = page.getByRole('form', { name: '검색 조건' });
  const open = async () => {
    if (isMobile) await page.locator('summary').filter({ hasText: '필터' }).click();
  };
  await open();
  await form.getByRole('group', { name: '상점 유형' }).getByRole('checkbox').first().check();
  if (isMobile) await form.getByRole('button', { name: '적용하기' }).click();
  await expect(page.getByRole('list', { name: '적용한 조건' }).getByRole('link').first()).toBeVisible();
  await watchShifts(page);
  await page.reload();
  await open();
  await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expectFinishedPage(page, 'category-filters');
});

test('a guest finds search-suggestions finished', async ({ page }) => {
  await watchShifts(page);
  await page.goto('/search?q=사과');
  const box = page.getByRole('combobox', { name: '상품, 상점 검색' });
  await box.fill('ㄸㄱ');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expectFinishedPage(page, 'search-suggestions');
});

test.describe('signed in', () => {
  test.use({ storageState: ({ signedIn }, use) => use(signedIn) });

  for (const screen of MEMBER)
    test(`a member finds ${screen.name} finished`, async ({ page }) => {
      await watchShifts(page);
      await open(page, screen);
      await expectFinishedPage(page, screen.name);
    });
});
