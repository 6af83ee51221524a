export const STORE_TYPES = [
  'general',
  'market',
  'venture',
  'social_enterprise',
  'village_enterprise',
] as const;
export type StoreType = (typeof STORE_TYPES)[number];
export const STORE_TYPE_LABEL: Record<StoreType, string> = {
  general: '일반 상점',
  market: '전통시장',
  venture: '벤처창업기업',
  social_enterprise: '사회적기업',
  village_enterprise: '마을기업',
};

export const DISTRICTS = ['동구', '중구', '서구', '유성구', '대덕구'] as const;
export type District = (typeof DISTRICTS)[number];

export const STORE_STATES = ['open', 'suspended', 'closed'] as const;
export type StoreState = (typeof STORE_STATES)[number];
export const MEMBER_RANKS = ['owner', 'staff'] as const;

/** 결제 가능, 캐시백 대상: the two things a store's currency terms decide. */
export const TERM_KINDS = ['payable', 'cashback'] as const;
export type TermKind = (typeof TERM_KINDS)[number];
export const TERM_BUCKETS = ['charged', 'cashback', 'grant'] as const;
export type TermBucket = (typeof TERM_BUCKETS)[number];
/** The currency whose terms are copied onto stores for lists. */
export const LISTED_CURRENCY = 'daejeon';

/** The districts in URLs. */
export const DISTRICT_SLUG: Record<District, string> = {
  동구: 'dong-gu',
  중구: 'jung-gu',
  서구: 'seo-gu',
  유성구: 'yuseong-gu',
  대덕구: 'daedeok-gu',
};
