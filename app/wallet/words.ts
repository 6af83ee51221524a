export const BUCKETS = ['charged', 'cashback', 'grant'] as const;
/** 충전금, 캐시백, 정책수당: kept apart, each with its own rules. */
export type Bucket = (typeof BUCKETS)[number];

export const HOLD_STATES = ['open', 'captured', 'released'] as const;
export const CHARGE_STATES = ['awaiting_payment', 'charged', 'failed'] as const;
export const LOT_USES = ['hold', 'release', 'return'] as const;
export const REWARD_STATES = ['reserved', 'pending', 'paid', 'cancelled'] as const;
export const PROGRAMME_SCOPES = ['all', 'market'] as const;
