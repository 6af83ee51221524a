import { krw } from '#app/core/krw.ts';
import {
  EVERY_STORE,
  type ProgrammeStanding,
  type ProgrammeStore,
  type RewardLine,
} from '#app/wallet/index.ts';

const PLENTY = krw(1_000_000_000_000);

/** 10% on charged money for everyone everywhere, with room to spare. */
export const aStanding = (over: Partial<ProgrammeStanding> = {}): ProgrammeStanding => ({
  id: 'base',
  name: '기본 캐시백',
  funder: '대전광역시',
  tiers: [{ upTo: null, rateBps: 1000 }],
  baseBuckets: ['charged'],
  storeScope: EVERY_STORE,
  benefitGroups: null,
  personalMonthlyCap: PLENTY,
  atBudgetEnd: 'partial',
  payout: 'confirmed',
  validDays: null,
  exclusiveGroup: null,
  inGroup: true,
  capLeft: PLENTY,
  budgetLeft: PLENTY,
  spentBefore: krw(0),
  ...over,
});

export const aProgrammeStore = (over: Partial<ProgrammeStore> = {}): ProgrammeStore => ({
  storeId: 'store',
  storeType: 'general',
  district: '서구',
  marketId: null,
  yearlySales: null,
  cashbackEligible: true,
  ...over,
});

export const aRewardLine = (
  paid: Partial<Record<keyof RewardLine['paid'], number>>,
  store: Partial<ProgrammeStore> = {},
): RewardLine => ({
  store: aProgrammeStore(store),
  paid: { charged: krw(paid.charged ?? 0), cashback: krw(paid.cashback ?? 0), grant: krw(paid.grant ?? 0) },
});
