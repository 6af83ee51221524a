export const ROLES = ['seller', 'campaign_manager', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export const CONSENT_DOCUMENTS = [
  'terms',
  'age14',
  'marketing',
  'night_marketing',
  'personalisation',
] as const;
export type ConsentDocument = (typeof CONSENT_DOCUMENTS)[number];

export const SOCIAL_NAMES = ['kakao', 'naver'] as const;
export type SocialName = (typeof SOCIAL_NAMES)[number];
export const SOCIAL_LABEL: Record<SocialName, string> = { kakao: '카카오', naver: '네이버' };

export const DELIVERY_MEMOS = [
  '문 앞에 놓아주세요',
  '경비실에 맡겨주세요',
  '배송 전 연락 주세요',
  '택배함에 넣어주세요',
] as const;

export const PASSWORD_LEAST = 8;
