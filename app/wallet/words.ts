import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';

export const BUCKETS = ['charged', 'cashback', 'grant'] as const;
/** 충전금, 캐시백, 정책수당: kept apart, each with its own rules. */
export type Bucket = (typeof BUCKETS)[number];

export const HOLD_STATES = ['open', 'captured', 'released'] as const;
export const CHARGE_STATES = ['awaiting_payment', 'charged', 'failed', 'cancelled'] as const;
export const LOT_BUCKETS = [...BUCKETS, 'points'] as const;
export type LotBucket = (typeof LOT_BUCKETS)[number];
/** 이용 내역 filters; `all` is the currency without points. */
export const HISTORY_FILTERS = ['all', ...LOT_BUCKETS] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];
export const BUCKET_LABEL: Record<LotBucket, string> = {
  charged: '충전금',
  cashback: '캐시백',
  grant: '정책수당',
  points: '적립금',
};
/** Taken from a lot … */
export const LOT_TAKES = ['hold', 'gift', 'expire', 'pay_out', 'claw_back'] as const;
/** … and given back to it. */
const LOT_GIVES = ['release', 'return', 'gift_back'] as const;
export const LOT_USES = [...LOT_TAKES, ...LOT_GIVES] as const;
/** What waits first when the wallet is full comes first: the person's own money has the best place. */
export const RETURN_ORDER: readonly LotBucket[] = ['grant', 'cashback', 'charged', 'points'];
export const GIFT_STATES = ['sent', 'accepted', 'declined', 'cancelled', 'lapsed'] as const;
export type GiftState = (typeof GIFT_STATES)[number];
export const REWARD_STATES = ['reserved', 'pending', 'paid', 'cancelled'] as const;

export const FUNDER_KINDS = ['city', 'national', 'district', 'association', 'merchant'] as const;
export type FunderKind = (typeof FUNDER_KINDS)[number];
export const FUNDER_LABEL: Record<FunderKind, string> = {
  city: '시비',
  national: '국비',
  district: '구비',
  association: '상인회',
  merchant: '상점',
};

/** When a reward can be spent: with the purchase confirmation, or at once. */
export const PAYOUTS = ['confirmed', 'paid'] as const;
export type Payout = (typeof PAYOUTS)[number];
/** What the last of a budget gives: what is left of it, or nothing when it does not suffice. */
export const BUDGET_ENDS = ['partial', 'none'] as const;
export type BudgetEnd = (typeof BUDGET_ENDS)[number];

export const BENEFIT_GROUPS = ['welfare', 'multi_child'] as const;
/** 복지 대상: who a programme may be kept for. */
export type BenefitGroup = (typeof BENEFIT_GROUPS)[number];
export const BENEFIT_GROUP_LABEL: Record<BenefitGroup, string> = {
  welfare: '복지 대상자',
  multi_child: '다자녀 가정',
};

/** A rate up to a person's eligible spend of one KST month; null = without end. Past the last tier nothing is earned. */
export type Tier = { upTo: Krw | null; rateBps: number };
/** Which cashback-eligible stores a programme is for: all that fit every condition given; null = no condition. */
export type StoreScope = {
  districts: string[] | null;
  storeTypes: string[] | null;
  marketIds: string[] | null;
  /** 연매출 기준; a store whose sales nobody reported passes. */
  maxYearlySales: Krw | null;
};
export const EVERY_STORE: StoreScope = {
  districts: null,
  storeTypes: null,
  marketIds: null,
  maxYearlySales: null,
};

/** The money of a budget stands per KST month, or for the whole of the programme. */
export type BudgetPeriod = KstMonth | 'whole';
