import { expect, test } from 'vitest';
import { pageMeta } from '#app/http/web/page-meta.ts';
import {
  crumbsThing,
  eventThing,
  jsonLd,
  mallThing,
  type ProductFacts,
  productThing,
  storeThing,
} from '#app/http/web/structured-data.ts';
import { faultsOfThing } from '#tests/support/schema-org.ts';

const ORIGIN = 'https://mall.example';
const PRODUCT: ProductFacts = {
  id: '0198c0de-0000-7000-8000-000000000001',
  kind: 'goods',
  name: '못난이 꿀사과 3kg',
  summary: '겉은 조금 못나도 속은 꿀이 찬 사과',
  imageIds: ['0198c0de-0000-7000-8000-000000000002'],
  storeName: '중앙시장 과일골목',
  storeSlug: 'fruit-alley',
  categoryName: '과일',
  origin: '충남 예산군',
  options: [
    { price: 16_400, inStock: true },
    { price: 24_000, inStock: false },
  ],
  onSale: true,
  rating: { count: 3, sum: 14 },
  reviews: [{ author: '김*통', stars: 5, text: '달아요', writtenAt: new Date('2026-11-01T00:00:00Z') }],
};

test('every thing the mall tells search engines has what schema.org requires', () => {
  const things = [
    mallThing(ORIGIN),
    crumbsThing(ORIGIN, [{ to: '/categories/fruit', text: '과일' }]),
    productThing(ORIGIN, PRODUCT),
    productThing(ORIGIN, { ...PRODUCT, options: [{ price: 100, inStock: false }], reviews: [] }),
    storeThing(ORIGIN, {
      slug: 'fruit-alley',
      name: '과일골목',
      intro: '과일',
      address: '대전광역시 동구 중앙로 1',
      phone: '042-000-0000',
      emblem: '🍎',
      position: { latitude: 36.33, longitude: 127.43 },
      rating: { count: 0, sum: 0 },
    }),
    eventThing(ORIGIN, {
      path: '/events/sale',
      name: '온통세일',
      description: '가을 장터',
      beginsAt: new Date('2026-11-01T00:00:00Z'),
      endsAt: new Date('2026-11-30T00:00:00Z'),
      place: '대전광역시',
    }),
  ];
  expect(things.flatMap((thing) => faultsOfThing(thing))).toEqual([]);
});

test('the check of the test sees a missing price and a relative address', () => {
  const broken = { '@type': 'Offer', priceCurrency: 'KRW', availability: 'x', url: '/products/1' };
  expect(faultsOfThing(broken)).toEqual([
    '$ Offer: no price',
    '$ Offer: not a whole address: /products/1',
    '$ Offer: not a whole address: x',
  ]);
});

test('a price span, one price, and what cannot be bought', () => {
  expect(productThing(ORIGIN, PRODUCT).offers).toMatchObject({
    '@type': 'AggregateOffer',
    lowPrice: 16_400,
    highPrice: 24_000,
    availability: 'https://schema.org/InStock',
  });
  const gone = productThing(ORIGIN, { ...PRODUCT, options: [{ price: 100, inStock: false }] });
  expect(gone.offers).toMatchObject({ price: 100, availability: 'https://schema.org/OutOfStock' });
  const ended = productThing(ORIGIN, { ...PRODUCT, onSale: false });
  expect(ended.offers).toMatchObject({ availability: 'https://schema.org/Discontinued' });
});

test('no stars are told before anybody has rated', () => {
  const unrated = productThing(ORIGIN, { ...PRODUCT, rating: { count: 0, sum: 0 }, reviews: [] });
  expect(unrated).not.toHaveProperty('aggregateRating');
  expect(unrated).not.toHaveProperty('review');
  expect(productThing(ORIGIN, PRODUCT).aggregateRating).toMatchObject({ ratingValue: '4.7', reviewCount: 3 });
});

test('a page tells its one whole address, a short description and its picture', () => {
  const matches = [{ id: 'root', data: { origin: ORIGIN } }];
  const meta = pageMeta(matches, {
    title: '사과',
    description: `달고\n${'아주 '.repeat(100)}`,
    path: '/products/1',
    hidden: true,
    things: (origin) => [mallThing(origin)],
  });
  expect(meta).toContainEqual({ title: '사과 · 온통대전몰' });
  expect(meta).toContainEqual({ tagName: 'link', rel: 'canonical', href: `${ORIGIN}/products/1` });
  expect(meta).toContainEqual({ name: 'robots', content: 'noindex' });
  expect(meta).toContainEqual({ property: 'og:image', content: `${ORIGIN}/icons/512.png` });
  expect(meta).toContainEqual(jsonLd(mallThing(ORIGIN)));
  const told = meta.find((one) => 'name' in one && one.name === 'description');
  expect(told).toMatchObject({ content: expect.stringMatching(/^달고 아주 .{0,150}…$/) });
});

test.each([
  { path: '/', url: `${ORIGIN}/` },
  { path: '/categories/fruit/', url: `${ORIGIN}/categories/fruit` },
])('a page asked for as $path has one address', ({ path, url }) => {
  const said = pageMeta([{ id: 'root', data: { origin: ORIGIN } }], {
    title: '과일',
    description: '과일',
    path,
  });
  expect(said).toContainEqual({ tagName: 'link', rel: 'canonical', href: url });
});
