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
