import type { SaveSectionDraft } from '#app/displays/index.ts';

const ALWAYS = { beginsAt: new Date('2026-01-01T00:00:00+09:00'), shown: true } as const;

/** The rows of a home nobody has arranged yet. */
export const HOME_SECTIONS: readonly SaveSectionDraft[] = [
  {
    ...ALWAYS,
    position: 10,
    title: '오늘의 시장',
    lead: '날마다 다른 시장 상인들의 상품',
    source: 'market_of_the_day',
  },
  {
    ...ALWAYS,
    position: 20,
    title: '이번 주 많이 팔린 상품',
    lead: '지난 7일 동안 팔린 개수 순서예요. 광고는 없어요.',
    source: 'ranking',
  },
  {
    ...ALWAYS,
    position: 30,
    title: '테스트베드 상점',
    lead: '벤처창업기업·사회적기업·마을기업의 상품',
    source: 'recommended',
    storeTypes: ['venture', 'social_enterprise', 'village_enterprise'],
  },
  {
    ...ALWAYS,
    position: 40,
    title: '입장권·체험',
    lead: '결제하면 바로 쓸 수 있는 대전 나들이',
    source: 'recommended',
    kind: 'ticket',
  },
  {
    ...ALWAYS,
    position: 50,
    title: '새로 들어온 상품',
    lead: '대전 곳곳에서 막 올라왔어요',
    source: 'newest',
  },
];
