import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { shoppingFeed } from '#app/http/web/shopping-feed.ts';
import { robotsText, sitemap, sitemapIndex } from '#app/http/web/sitemap.ts';
import { xml } from '#app/http/web/xml.ts';
import type { PublishedProduct } from '#app/listings/index.server.ts';

const ORIGIN = 'https://mall.example';

async function* inBatches<T>(...batches: T[][]) {
  yield* batches;
}
async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

test('what means something in XML is escaped, what may not stand in it is dropped', () => {
  expect(xml(`a<b>&"c"'d'\u0000\u001f`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;&apos;d&apos;');
});

test('a sitemap names whole addresses with their day and picture', async () => {
  const text = await whole(
    sitemap(
      ORIGIN,
      inBatches(
        [{ path: '/', changedAt: undefined }],
        [{ path: '/products/1', changedAt: new Date('2026-11-23T00:00:00Z'), image: '/files/a.webp' }],
      ),
    ),
  );
  expect(text).toContain(`<url><loc>${ORIGIN}/</loc></url>`);
  expect(text).toContain(
    `<url><loc>${ORIGIN}/products/1</loc><lastmod>2026-11-23T00:00:00.000Z</lastmod><image:image><image:loc>${ORIGIN}/files/a.webp</image:loc></image:image></url>`,
  );
  expect(text.trimEnd().endsWith('</urlset>')).toBe(true);
  expect(sitemapIndex(ORIGIN, ['/sitemaps/a.xml'])).toContain(`<loc>${ORIGIN}/sitemaps/a.xml</loc>`);
});

test('robots are kept from personal pages and shown the sitemap', () => {
  const lines = robotsText(ORIGIN).split('\n');
  for (const path of ['/cart', '/me', '/seller', '/search']) expect(lines).toContain(`Disallow: ${path}`);
  expect(lines).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
});

test('the feed is one line a product; tabs in names move nothing; sold out is left out', async () => {
  const product: PublishedProduct = {
    id: 'p1',
    kind: 'goods',
    name: '꿀\t사과\n3kg',
    origin: '충남 예산군',
    categoryId: 'c1',
    price: krw(16_400),
    listPrice: krw(19_900),
    adultOnly: false,
    soldOut: false,
    ratingCount: 2,
    updatedAt: new Date('2026-11-22T15:00:00Z'),
    imageId: 'i1',
    storeName: '과일골목',
    shippingFee: krw(3_000),
    shippingFreeFrom: krw(16_401),
  };
  const text = await whole(
    shoppingFeed(
      ORIGIN,
      inBatches(
        [product, { ...product, id: 'p2', soldOut: true }],
        [{ ...product, id: 'p3', price: krw(16_401) }],
      ),
      () => ['농산물', '과일'],
    ),
  );
  const [head = '', first = '', second = '', ...rest] = text.trimEnd().split('\n');
  const columns = head.split('\t');
  const rowOf = (line: string) =>
    Object.fromEntries(line.split('\t').map((value, at) => [columns[at], value]));
  expect(rest).toEqual([]);
  expect(first.split('\t')).toHaveLength(columns.length);
  expect(rowOf(first)).toMatchObject({
    id: 'p1',
    title: '꿀 사과 3kg · 충남 예산군',
    price_pc: '16400',
    normal_price: '19900',
    category_name1: '농산물',
    category_name2: '과일',
    category_name3: '',
    shipping: '3000',
    update_time: '2026-11-23 00:00:00',
  });
  expect(rowOf(second)).toMatchObject({ id: 'p3', shipping: '0' });
});
