import { expect, test } from 'vitest';
import { DISTRICT_SHAPES, districtAt, MAP_HEIGHT, MAP_WIDTH, onMap } from '#app/stores/index.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { storePlace } from '#db/seed/demo/store-places.ts';
import { MARKET_PLACES } from '#db/seed/reference/market-places.ts';
import { MARKETS } from '#db/seed/reference/markets.ts';

test.each(MARKETS)('$name lies in $district on the map', ({ slug, district }) => {
  const { lat, lng } = MARKET_PLACES[slug] ?? {};
  expect(districtAt({ lat: lat ?? 0, lng: lng ?? 0 })).toBe(district);
});

test.each(DEMO_STORES.map((store, i) => ({ ...store, at: i + 1 })))(
  '$name lies in $district',
  ({ at, ...store }) => {
    const { lat, lng } = storePlace(store, at);
    expect(districtAt({ lat: lat ?? 0, lng: lng ?? 0 })).toBe(store.district);
  },
);

test('the whole city fits the picture, and what is elsewhere is in no district', () => {
  for (const { points } of DISTRICT_SHAPES)
    for (const point of points.split(' ')) {
      const [x = -1, y = -1] = point.split(',').map(Number);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(MAP_WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(MAP_HEIGHT);
    }
  expect(districtAt({ lat: 37.5665, lng: 126.978 })).toBeNull();
  expect(onMap({ lat: 36.5, lng: 127.3 }).y).toBeLessThan(onMap({ lat: 36.2, lng: 127.3 }).y);
});
