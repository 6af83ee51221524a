import type { Page } from 'playwright/test';
import { expect, test } from '#tests/support/browser-test.ts';
import { faultsOfThing } from '#tests/support/schema-org.ts';

/** Where the first link of a page with such an address leads. */
async function firstLink(page: Page, path: string, address: string): Promise<string> {
  await page.goto(path);
  const href = await page.locator(`main a[href^="${address}"]`).first().getAttribute('href');
  if (!href) throw new Error(`${path} links to no ${address}`);
  return href;
}

const LISTS = {
  product: ['/new', '/products/'],
  store: ['/stores', '/stores/'],
  market: ['/markets', '/markets/'],
  event: ['/events', '/events/'],
  programme: ['/testbed', '/testbed/'],
} as const;
type Kind = 'home' | 'category' | 'search' | keyof typeof LISTS;

const FIXED = { home: '/', category: '/categories/farm', search: '/search?q=사과' } as const;
const isFixed = (kind: Kind): kind is keyof typeof FIXED => kind in FIXED;

async function addressOf(page: Page, kind: Kind): Promise<string> {
  return isFixed(kind) ? FIXED[kind] : firstLink(page, LISTS[kind][0], LISTS[kind][1]);
}

test('robots.txt names the sitemap; the sitemap leads to products that are there', async ({
  request,
  baseURL,
}) => {
  const robots = await (await request.get('/robots.txt')).text();
  const map = /^Sitemap: (\S+)$/m.exec(robots)?.[1];
  expect(map).toBe(`${baseURL}/sitemap.xml`);
  expect(robots).toMatch(/^Disallow: \/checkout$/m);
  const locations = async (path: string): Promise<string[]> => {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()['content-type']).toContain('xml');
    return [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at = '']) => at);
  };
  const maps = await locations('/sitemap.xml');
  expect(maps.length).toBeGreaterThan(1);
  const products = await locations(maps.find((at) => at.includes('/products/')) ?? '');
  expect(products.length).toBeGreaterThan(10);
  const pages = await locations(maps.find((at) => at.endsWith('/pages.xml')) ?? '');
  for (const at of [...products.slice(0, 3), ...pages.slice(0, 3), ...pages.slice(-3)])
    expect((await request.get(at)).status(), at).toBe(200);
});

for (const kind of ['home', 'category', 'product', 'store', 'market', 'event', 'programme'] as const)
  test(`${kind} says what it is to whoever links to it`, async ({ page, baseURL }) => {
    const path = await addressOf(page, kind);
    await page.goto(path);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${baseURL}${path}`);
    for (const name of ['og:title', 'og:description', 'og:image', 'og:url', 'og:type'])
      await expect(page.locator(`meta[property="${name}"]`), name).toHaveAttribute('content', /\S/);
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect((await page.request.get(picture ?? '')).headers()['content-type']).toMatch(/^image\/(png|jpeg)/);
    await expect(page.locator('meta[name="description"]')).toHaveCount(1);
    const things = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(things.length).toBeGreaterThan(0);
    for (const text of things) {
      const thing = JSON.parse(text) as Record<string, unknown>;
      expect(thing['@context']).toBe('https://schema.org');
      expect(faultsOfThing(thing)).toEqual([]);
    }
  });

test('every letter of a page arrives whole', async ({ request }) => {
  for (const path of [
    '/',
    '/categories',
    '/categories/farm',
    '/stores',
    '/markets',
    '/new',
    '/search?q=사과',
  ]) {
    const body = await (await request.get(path)).body();
    expect(body.includes(0), path).toBe(false);
    expect(body.includes('\ufffd'), path).toBe(false);
  }
});

test('the mall can be installed, and says so when there is no network', async ({
  page,
  context,
  complaints,
}) => {
  await page.goto('/');
  const manifest = await (await page.request.get('/manifest.webmanifest')).json();
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', lang: 'ko' });
  for (const { src } of manifest.icons as { src: string }[])
    expect((await page.request.get(src)).headers()['content-type'], src).toBe('image/png');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
  await page.goto('/stores');
  await expect(page.getByRole('heading', { level: 1, name: '인터넷에 연결되어 있지 않아요' })).toBeVisible();
  // It is dressed as the mall is: its styles are kept with it.
  await expect(page.getByRole('link', { name: '다시 열기' })).toHaveCSS(
    'background-color',
    'rgb(199, 66, 15)',
  );
  await context.setOffline(false);
  await page.getByRole('link', { name: '다시 열기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '상점' })).toBeVisible();
  await expect(page).toHaveURL('/stores');
  // What was still to come when the network went away, if anything was.
  const unreached = (said: string) => said.includes('net::ERR_INTERNET_DISCONNECTED');
  expect(complaints.splice(0).filter((said) => !unreached(said))).toEqual([]);
});

/** Bytes of script before compression; React and Remix are 260,000 of them. */
const MOST_SCRIPT = { home: 338_000, category: 343_000, product: 378_000, store: 363_000, search: 343_000 };
/** The list of routes, the same on every page; it grows with each page of the desks, by some 450 bytes. */
const MOST_ROUTES = 75_000;

for (const kind of ['home', 'category', 'product', 'store', 'search'] as const)
  test(`${kind} loads only the scripts it needs`, async ({ page }) => {
    const path = await addressOf(page, kind);
    await page.goto(path, { waitUntil: 'networkidle' });
    const addresses = await page.evaluate(() => [
      ...new Set(
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /\/assets\/[^/]+\.js$/.test(name)),
      ),
    ]);
    expect(addresses.length).toBeGreaterThan(5);
    const read = (these: readonly string[]) =>
      Promise.all(these.map(async (at) => (await page.request.get(at)).text()));
    const bytesOf = (these: readonly string[]) =>
      these.reduce((sum, script) => sum + Buffer.byteLength(script), 0);
    const isRoutes = (at: string) => /\/manifest-[^/]+\.js$/.test(at);
    const scripts = await read(addresses.filter((at) => !isRoutes(at)));
    expect(bytesOf(scripts)).toBeLessThan(MOST_SCRIPT[kind]);
    expect(bytesOf(await read(addresses.filter(isRoutes)))).toBeLessThan(MOST_ROUTES);
    // Forms are read on the server: nobody's browser needs the library that reads them.
    expect(scripts.filter((script) => script.includes('ZodError'))).toEqual([]);
  });

test('pictures come in the size they are shown at', async ({ page }) => {
  await page.goto(await addressOf(page, 'category'), { waitUntil: 'networkidle' });
  const pictures = page.locator('main article picture img');
  await expect(pictures.first()).toHaveAttribute('loading', 'eager');
  await expect(pictures.first()).toHaveAttribute('fetchpriority', 'high');
  await expect(pictures.nth(8)).toHaveAttribute('loading', 'lazy');
  // On this screen of one dot a pixel every card is narrower than 400.
  const drawn = await pictures.evaluateAll((images) =>
    (images as HTMLImageElement[]).filter(({ complete }) => complete).map(({ currentSrc }) => currentSrc),
  );
  expect(drawn.length).toBeGreaterThan(3);
  for (const address of drawn) expect(address).toMatch(/400/);
});

test('a guest who is about to follow a link has its page asked for once', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a finger does not hover');
  await page.goto(await addressOf(page, 'category'), { waitUntil: 'networkidle' });
  const answers: (string | undefined)[] = [];
  page.on('response', (answer) => {
    if (/\/products\/.*\.data/.test(answer.url())) answers.push(answer.headers()['x-request-id']);
  });
  const link = page.locator('main article h3 a').first();
  await link.hover();
  await expect.poll(() => answers.length).toBe(1);
  await link.click();
  await expect(page).toHaveURL(/\/products\//);
  await expect(
    page.getByRole('button', { name: '바로 구매' }).or(page.getByRole('link', { name: /성인 인증/ })),
  ).toBeVisible();
  // The answer that came ahead is the one used: the mall made no other.
  expect(new Set(answers).size).toBe(1);
});
