import type { District, OpenStoreDraft } from '#app/stores/index.ts';
import { MARKET_PLACES } from '../reference/market-places.ts';
import type { StoreContent } from './content/store-content.ts';

type Week = NonNullable<OpenStoreDraft['hours']>;
const week = (weekdays: readonly [string, string], weekend: readonly [string, string] | null): Week =>
  Array.from({ length: 7 }, (_, day) => {
    const hours = day === 0 ? null : day === 6 ? weekend : weekdays;
    return hours && { from: hours[0], until: hours[1] };
  });

/** Somewhere plausible in each district for a store that is in no market. */
const DISTRICT_SPOTS: Record<District, readonly (readonly [lat: number, lng: number])[]> = {
  동구: [
    [36.336, 127.4455],
    [36.2935, 127.4705],
    [36.365, 127.488],
    [36.3265, 127.4405],
  ],
  중구: [
    [36.3268, 127.4215],
    [36.3105, 127.4125],
    [36.3025, 127.4235],
  ],
  서구: [
    [36.3512, 127.3805],
    [36.3055, 127.3405],
    [36.3395, 127.3905],
  ],
  유성구: [
    [36.3745, 127.3635],
    [36.3605, 127.3445],
    [36.4205, 127.3755],
    [36.3905, 127.3305],
  ],
  대덕구: [
    [36.3605, 127.4185],
    [36.4305, 127.4205],
    [36.3855, 127.4335],
  ],
};
const AWAY = 0.0006;

const HOURS = [
  week(['10:00', '19:00'], ['10:00', '17:00']),
  week(['09:30', '18:30'], ['10:00', '15:00']),
  week(['09:00', '18:00'], null),
] as const;

/** Stalls that keep a weekly day of their own, by their turn. */
const REST = [null, { weekday: 1, nth: null }, null, { weekday: 0, nth: 4 }, null] as const;

const NOTICES = [
  '추운 날에는 아이스 팩을 줄이고 신문지로 한 겹 더 감싸 보내 드려요. 포장이 달라도 놀라지 마세요.',
  '연말에는 주문이 몰려요. 선물로 쓰실 것은 닷새쯤 여유를 두고 주문해 주세요.',
  '재사용 상자를 씁니다. 상자에 붙은 옛 송장은 지우고 보내니 안심하세요.',
] as const;

/** Where a store of the demo is, when it opens and what it tells; each follows from its place in the list. */
export function storePlace(
  store: StoreContent,
  at: number,
): Pick<OpenStoreDraft, 'story' | 'lat' | 'lng' | 'hours' | 'closedOn' | 'closures' | 'notice'> {
  const market = MARKET_PLACES[store.market ?? ''];
  const spots = DISTRICT_SPOTS[store.district];
  const [lat, lng] =
    market?.lat && market.lng ? [market.lat, market.lng] : (spots[at % spots.length] ?? [null, null]);
  const rest = REST[at % REST.length];
  return {
    story: storyOf(store, at),
    lat: lat && shift(lat, at % 5),
    lng: lng && shift(lng, at % 7),
    hours: market ? null : (HOURS[at % HOURS.length] ?? null),
    closedOn: market && rest ? [rest] : [],
    closures:
      at % 6 === 0
        ? [{ firstDay: '2026-12-31', lastDay: '2027-01-02', reason: '연말연시 휴무' }]
        : at % 11 === 0
          ? [{ firstDay: '2026-11-26', lastDay: '2026-11-27', reason: '가게 수리로 쉽니다' }]
          : [],
    notice:
      at % 3 === 0
        ? { text: NOTICES[(at / 3) % NOTICES.length] ?? '', from: '2026-11-01', until: '2027-02-28' }
        : null,
  };
}

const shift = (degrees: number, steps: number): number =>
  Math.round((degrees + (steps - 2) * AWAY * 0.5) * 1e5) / 1e5;

const OPENINGS = [
  '물건을 고를 때 먼저 집에서 먹고 써 봅니다.',
  '하루에 낼 만큼만 준비하고, 남으면 값을 내리기보다 만드는 양을 줄입니다.',
  '가게를 이어받은 날부터 적은 장부가 벽 한 면을 채웁니다.',
] as const;

/** What the store says of itself, with the voices that also stand under its products. */
function storyOf(store: StoreContent, at: number): string {
  const opening = `${store.owner} 대표가 ${store.district}에서 꾸리는 곳입니다. ${OPENINGS[at % OPENINGS.length]}`;
  return [opening, ...store.voices].join('\n\n');
}
