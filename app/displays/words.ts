/** Where a row of products comes from. */
export const SECTION_SOURCES = ['picks', 'newest', 'recommended', 'ranking', 'market_of_the_day'] as const;
export type SectionSource = (typeof SECTION_SOURCES)[number];
export const SOURCE_LABEL: Record<SectionSource, string> = {
  picks: '직접 고른 상품',
  newest: '새로 들어온 상품',
  recommended: '추천순',
  ranking: '이번 주 많이 팔린 상품',
  market_of_the_day: '오늘의 시장',
};

export const GROUNDS = ['warm', 'teal', 'plain'] as const;
export type Ground = (typeof GROUNDS)[number];
export const GROUND_LABEL: Record<Ground, string> = { warm: '따뜻한 색', teal: '초록', plain: '옅은 색' };
