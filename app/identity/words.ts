export const ROLES = ['seller', 'campaign_manager', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export const CONSENT_DOCUMENTS = ['terms', 'age14', 'marketing', 'night_marketing'] as const;
export type ConsentDocument = (typeof CONSENT_DOCUMENTS)[number];
