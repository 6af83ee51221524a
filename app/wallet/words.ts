export const BUCKETS = ['charged', 'cashback', 'grant'] as const;
/** 충전금, 캐시백, 정책수당: kept apart, each with its own rules. */
export type Bucket = (typeof BUCKETS)[number];

export const HOLD_STATES = ['open', 'captured', 'released'] as const;
export const CHARGE_STATES = ['awaiting_payment', 'charged', 'failed'] as const;
export const LOT_BUCKETS = [...BUCKETS, 'points'] as const;
export type LotBucket = (typeof LOT_BUCKETS)[number];
/** Taken from a lot … */
export const LOT_TAKES = ['hold', 'gift', 'expire', 'pay_out', 'claw_back'] as const;
/** … and given back to it. */
export const LOT_GIVES = ['release', 'return', 'gift_back'] as const;
export const LOT_USES = [...LOT_TAKES, ...LOT_GIVES] as const;
export const GIFT_STATES = ['sent', 'accepted', 'declined', 'cancelled', 'lapsed'] as const;
export const REWARD_STATES = ['reserved', 'pending', 'paid', 'cancelled'] as const;
export const PROGRAMME_SCOPES = ['all', 'market'] as const;
/** What waits first when the wallet is full comes first: the person's own money has the best place. */
export const RETURN_ORDER: readonly LotBucket[] = ['grant', 'cashback', 'charged', 'points'];
