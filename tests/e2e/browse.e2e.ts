import type { Page } from 'playwright/test';
import { expectNoOverflow, signUp } from '#tests/support/a-person.ts';
import { aStore, aVariant } from '#tests/support/a-world.ts';
import { expect, expectAccessible, test } from '#tests/support/browser-test.ts';
import { freshWord } from '#tests/support/fresh.ts';
import { theMall } from '#tests/support/mall.ts';
import { aProductOfChoices, besideTheMall } from '#tests/support/mall-goods.ts';

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 1024;

async function expectGoodPage(page: Page): Promise<void> {
  // What the header happens to cover is no smaller a target for it.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await expectNoOverflow(page);
}

/** Ticks one box of the filters: at once beside the list, by the sheet's button on phones. */
async function narrow(page: Page, group: string): Promise<void> {
  if (isPhone(page)) await page.locator('summary').filter({ hasText: '필터' }).click();
  const form = page.getByRole('form', { name: '검색 조건' });
  const box = form.getByRole('group', { name: group, exact: true }).getByRole('checkbox').first();
  await box.check();
  if (isPhone(page)) await form.getByRole('button', { name: '적용하기' }).click();
}

const total = async (page: Page): Promise<number> =>
  Number(
    ((await page.getByRole('status').filter({ hasText: '상품' }).textContent()) ?? '').replace(/[^\d]/g, ''),
  );
const chips = (page: Page) =>
  page.getByRole('list', { name: '적용한 조건' }).getByRole('link', { name: /빼기$/ });
const names = (page: Page) =>
  page.getByRole('region', { name: '상품' }).getByRole('heading', { level: 3 }).allTextContents();

test('a category is narrowed by two facets, sorted, paged and left by the back button', async ({ page }) => {
  await page.goto('/categories');
  await expectGoodPage(page);
  await page.locator('main h2').getByRole('link', { name: '과일·채소·쌀' }).click();
  await expect(page.getByRole('region', { name: '상품' })).toBeVisible();
  const all = await total(page);
  const category = new URL(page.url()).pathname;

  await narrow(page, '상점 유형');
  await expect(chips(page)).toHaveCount(1);
  const some = await total(page);
  expect(some).toBeLessThanOrEqual(all);
  expect(some).toBeGreaterThan(0);
  // A facet in force still offers its other values.
  if (isPhone(page)) await page.locator('summary').filter({ hasText: '필터' }).click();
  const types = page.getByRole('form', { name: '검색 조건' }).getByRole('group', { name: '상점 유형' });
  await expect(types.getByRole('checkbox').nth(1)).toBeVisible();
  await expect(types.getByRole('checkbox').first()).toBeChecked();
  await expectGoodPage(page);
  if (isPhone(page)) await page.getByRole('button', { name: '필터 닫기' }).click();

  await narrow(page, '지역');
  await expect(chips(page).nth(1)).toBeVisible();
  const fewer = await total(page);
  expect(fewer).toBeLessThanOrEqual(some);
  await page.goBack();
  await expect(chips(page)).toHaveCount(1);
  expect(await total(page)).toBe(some);
  await chips(page).first().click();
  await expect(chips(page)).toHaveCount(0);
  expect(await total(page)).toBe(all);

  const byPrice = page.getByRole('navigation', { name: '정렬' }).getByRole('link', { name: '낮은 가격순' });
  await byPrice.click();
  await expect(byPrice).toHaveAttribute('aria-current', 'true');
  const cheapest = await names(page);
  await page.getByRole('navigation', { name: '다음 목록' }).getByRole('link', { name: '더 보기' }).click();
  await expect(page.getByRole('link', { name: '처음부터 보기' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(category);
  const next = await names(page);
  expect(next.length).toBeGreaterThan(0);
  expect(next.filter((name) => cheapest.includes(name))).toEqual([]);
  await page.goBack();
  await expect(page.getByRole('link', { name: '처음부터 보기' })).toHaveCount(0);
  expect(await names(page)).toEqual(cheapest);
});

test('the menu leads three levels down by the keyboard', async ({ page }) => {
  test.skip(isPhone(page), 'phones have a page of categories');
  await page.goto('/');
  await page.locator('summary').filter({ hasText: '전체 카테고리' }).focus();
  await page.keyboard.press('Enter');
  const leaf = page
    .getByRole('navigation', { name: '주 메뉴' })
    .locator('ul ul ul')
    .getByRole('link')
    .first();
  await expect(leaf).toBeVisible();
  await expectAccessible(page);
  const name = (await leaf.textContent()) ?? '';
  await leaf.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('navigation', { name: '현재 위치' }).getByRole('link')).toHaveCount(3);
});

test.describe('the menu on a slow network', () => {
  test.beforeEach(({ page }) => test.skip(isPhone(page), 'phones have a page of categories'));
  const menuOf = (page: Page) => page.getByRole('navigation', { name: '주 메뉴' });

  test('shows its links when none of them will move any more', async ({ page }) => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('/category-menu', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/');
    await page.locator('summary').filter({ hasText: '전체 카테고리' }).click();
    const tops = menuOf(page).locator('details ul').first();
    await expect(menuOf(page).getByRole('status')).toHaveText('카테고리를 불러오고 있어요.');
    await expect(tops).toBeHidden();
    answer();
    await expect(menuOf(page).locator('ul ul ul').getByRole('link').first()).toBeVisible();
    await expect(menuOf(page).getByRole('status')).toBeHidden();
  });

  test('has its uppermost level when the lower ones cannot be had, and asks again', async ({ page }) => {
    let asked = 0;
    await page.route('/category-menu', (route) => {
      asked += 1;
      return asked === 1 ? route.fulfill({ status: 204 }) : route.continue();
    });
    await page.goto('/');
    const summary = page.locator('summary').filter({ hasText: '전체 카테고리' });
    await summary.click();
    await expect(menuOf(page).locator('details ul').first().getByRole('link').first()).toBeVisible();
    await summary.click();
    await summary.click();
    await expect(menuOf(page).locator('ul ul ul').getByRole('link').first()).toBeVisible();
  });

  test('opened before scripts run, it gets its lower levels when they do', async ({ page }) => {
    let run = () => {};
    const held = new Promise<void>((resolve) => {
      run = resolve;
    });
    await page.route('/assets/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    await page.locator('summary').filter({ hasText: '전체 카테고리' }).click();
    await expect(menuOf(page).locator('details ul').first()).toBeVisible();
    run();
    await expect(menuOf(page).locator('ul ul ul').getByRole('link').first()).toBeVisible();
  });
});

test('a product is chosen axis by axis, put in the cart once, and remembered', async ({ page }) => {
  const mall = theMall();
  const name = `모나카 ${freshWord()}`;
  const productId = await aProductOfChoices(mall, name);
  await page.goto(`/products/${productId}`);
  await expectGoodPage(page);
  const taste = page.getByRole('group', { name: '맛' });
  const size = page.getByRole('group', { name: '크기' });
  await expect(page.getByText('옵션을 모두 골라 주세요')).toBeVisible();
  await taste.getByRole('radio', { name: '꿀' }).check();
  await expect(size.locator('label').filter({ hasText: '큰 것' })).toContainText('품절');
  await expectAccessible(page);
  await size.getByRole('radio', { name: /큰 것/ }).check();
  await expect(page.getByText('꿀 / 큰 것 · 품절')).toBeVisible();
  await expect(page.getByRole('button', { name: '장바구니', exact: true })).toBeDisabled();
  await taste.getByRole('radio', { name: '팥' }).check();
  await size.getByRole('radio', { name: /큰 것/ }).check();
  await expect(page.getByText('팥 / 큰 것 · +5,000원')).toBeVisible();
  await page.getByRole('button', { name: '장바구니', exact: true }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: '장바구니' })).toBeVisible();
  await expect(page.getByText('옵션 팥 / 큰 것')).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: `${name} 수량` })).toHaveValue('1');
});

/** A product of the demo, with its picture, as a list shows it. */
async function aShownProduct(page: Page, place: number): Promise<{ path: string; name: string }> {
  await page.goto('/new');
  const link = page.locator('main article h3 a').nth(place);
  const [path, text] = [await link.getAttribute('href'), await link.textContent()];
  if (!path) throw new Error('no new product is shown');
  return { path, name: text?.split(' · ')[0] ?? '' };
}

test('what was looked at is shown under the next product', async ({ page }) => {
  const [one, two] = [await aShownProduct(page, 0), await aShownProduct(page, 1)];
  for (const { path } of [one, two]) {
    const kept = page.waitForResponse((answer) => answer.url().includes('/me/recent/seen'));
    await page.goto(path);
    await kept;
  }
  const seen = page.locator('section').filter({ has: page.getByRole('heading', { name: '최근 본 상품' }) });
  await expect(seen.locator(`a[href="${one.path}"]`)).toBeVisible();
  await expect(seen.locator(`a[href="${two.path}"]`)).toHaveCount(0);
});

test('the heart of a product is kept for who is signed in', async ({ page }) => {
  await signUp(page);
  const { path, name } = await aShownProduct(page, 2);
  await page.goto(path);
  // The heart changes before it is kept; who leaves in that moment takes the question along.
  const kept = () =>
    page.waitForResponse(
      (answer) =>
        answer.request().method() === 'POST' && new URL(answer.url()).pathname === '/me/wishes.data',
    );
  const wished = kept();
  await page.getByRole('button', { name: `${name} 찜하기` }).click();
  await expect(page.getByRole('button', { name: `${name} 찜 취소` })).toHaveAttribute('aria-pressed', 'true');
  await wished;
  if (isPhone(page)) {
    await page.goto('/');
    await page.getByRole('navigation', { name: '빠른 메뉴' }).getByRole('link', { name: '찜' }).click();
  } else await page.getByRole('link', { name: '찜한 상품' }).click();
  await expect(page).toHaveURL('/me/wishes');
  await expect(page.locator(`main a[href="${path}"]`).first()).toBeVisible();
  const given = kept();
  await page.getByRole('button', { name: `${name} 찜 취소` }).click();
  await expect(page.getByRole('button', { name: `${name} 찜 취소` })).toHaveCount(0);
  await given;
  await page.reload();
  await expect(page.locator(`main a[href="${path}"]`)).toHaveCount(0);
});

test('two stalls of a market come in one delivery', async ({ page }) => {
  await page.goto('/markets');
  await expectGoodPage(page);
  const shared = page
    .locator('main article, main li')
    .filter({ hasText: '합배송' })
    .filter({ hasText: /상점 ([2-9]|\d\d)곳/ });
  await shared.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: '장보기' })).toBeVisible();
  await expectGoodPage(page);
  const stalls = page
    .locator('main li')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .filter({ has: page.getByRole('button', { name: /담기$/ }) });
  for (const [at, cart] of ['상품 1개', '상품 2개'].entries()) {
    await stalls.nth(at).getByRole('button', { name: /담기$/ }).first().click();
    await expect(page.getByRole('link', { name: `장바구니, ${cart}` })).toBeVisible();
  }
  await page.goto('/cart');
  await expect(page.getByRole('region', { name: /합배송$/ })).toContainText('점포 2곳을 한 번에 보내요');
  await expectGoodPage(page);
});

test('a store is followed and left again', async ({ page }) => {
  const store = await besideTheMall(theMall(), async (world) => {
    const opened = await aStore(world);
    await aVariant(world, opened);
    return opened;
  });
  await signUp(page);
  await page.goto(`/stores/${store.slug}`);
  await expectGoodPage(page);
  await page.getByRole('button', { name: /단골 맺기$/ }).click();
  const leave = page.getByRole('button', { name: /단골 끊기$/ });
  await expect(leave).toBeVisible();
  await page.goto('/me/follows');
  await expect(page.getByRole('link', { name: `상점 ${store.slug}` })).toBeVisible();
  await page.goto(`/stores/${store.slug}`);
  await leave.click();
  await expect(page.getByRole('button', { name: /단골 맺기$/ })).toBeVisible();
});

test('a district shows its markets, its stores and their goods', async ({ page }) => {
  await page.goto('/districts/dong-gu');
  await expect(page.getByRole('heading', { level: 1, name: '동구' })).toBeVisible();
  for (const name of ['전통시장', '상점', /동구에서 온 상품/])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expectGoodPage(page);
});

test('a test tells what is tested, and one that is over what came out', async ({ page }) => {
  await page.goto('/testbed');
  await expectGoodPage(page);
  await page.locator('main a[href^="/testbed/"]').first().click();
  await expect(page.getByRole('heading', { name: '무엇을 시험하나요?' })).toBeVisible();
  await expect(page.getByText(/투자나 후원이 아니라 판매예요/)).toBeVisible();
  await expectGoodPage(page);
  await page.goto('/testbed');
  await page.getByRole('link', { name: '지난 시험' }).click();
  await expect(page).toHaveURL(/\/testbed\?/);
  await page.locator('main li').filter({ hasText: '졸업' }).locator('a[href^="/testbed/"]').first().click();
  await page.getByRole('link', { name: /결과/ }).first().click();
  await expect(page).toHaveURL(/\/testbed\/[^/]+\/result$/);
  await expect(page.getByRole('heading', { name: '한눈에 보기' })).toBeVisible();
  await expectGoodPage(page);
});

test('an event shows its goods', async ({ page }) => {
  await page.goto('/events');
  await page.locator('main a[href^="/events/"]').first().click();
  await expect(page.locator('main article').first()).toBeVisible();
  await expectGoodPage(page);
});

test.describe('in large letters', () => {
  for (const path of ['/', '/categories/farm', '/search?q=사과', '/markets'])
    test(`${path} fits`, async ({ page }) => {
      await page.goto(path);
      await page.getByRole('button', { name: '큰글씨' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
      await expectGoodPage(page);
    });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('putting in the cart sets the quantity: sent twice is the same', async ({ page }) => {
    const name = `엿 ${freshWord()}`;
    const productId = await aProductOfChoices(theMall(), name);
    const add = async () => {
      await page.goto(`/products/${productId}`);
      await page.getByRole('radio', { name: '팥 / 작은 것' }).check();
      await page.getByRole('spinbutton', { name: /수량/ }).fill('2');
      await page.getByRole('button', { name: '장바구니', exact: true }).click();
      await expect(page.getByRole('spinbutton', { name: `${name} 수량` })).toHaveValue('2');
    };
    await add();
    await add();
  });
});

test('cards and filters a server sends are the ones a browser draws', async ({ page }) => {
  const parts = (scope: string) =>
    page.evaluate(
      async ([path, inDocument]) => {
        const of = inDocument
          ? document
          : new DOMParser().parseFromString(await (await fetch(path ?? '')).text(), 'text/html');
        return [...of.querySelectorAll('main article, main fieldset')].map((part) => {
          const words: string[] = [];
          const say = (node: Node): void => {
            if (node instanceof Text) words.push(node.data);
            if (!(node instanceof Element)) return;
            const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`);
            words.push(`<${node.localName} ${attributes.sort().join(' ')}>`);
            node.childNodes.forEach(say);
            words.push('</>');
          };
          say(part);
          // Ids hang on the way a page was made, and no text hangs on where it was cut.
          return words.join('').replaceAll(/=(?::r\w+:|:R\w+:)/g, '=id');
        });
      },
      ['/categories/farm', scope === 'drawn' ? 'yes' : ''],
    );
  await page.goto('/categories');
  await page.locator('main a[href="/categories/farm"]').first().click();
  await expect(page).toHaveURL('/categories/farm');
  await expect(page.locator('main article').first()).toBeVisible();
  const drawn = await parts('drawn');
  expect(drawn.length).toBeGreaterThan(20);
  const sent = await parts('sent');
  expect(sent.length).toBe(drawn.length);
  for (const [at, part] of drawn.entries()) expect(sent[at]).toBe(part);
});
