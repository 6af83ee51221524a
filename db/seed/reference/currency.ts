import { krw } from '#app/core/krw.ts';
import { kstDay, startOfDay } from '#app/core/kst.ts';
import { DAEJEON } from '#app/wallet/index.server.ts';
import type { ProgrammeDraft } from '#app/wallet/index.ts';

const FROM = startOfDay(kstDay('2026-01-01'));

export const CURRENCY = { code: DAEJEON, name: '온통대전' };

export const POLICY = {
  currency: DAEJEON,
  effectiveFrom: FROM,
  monthlyChargeLimit: krw(500_000),
  holdingLimit: krw(2_000_000),
  chargeMinimum: krw(10_000),
  chargeStep: krw(10_000),
  lotYears: 5,
};

/** 적립금: 1% of what is paid outside the wallet for goods. */
export const POINT_POLICY = {
  effectiveFrom: FROM,
  earnBps: 100,
  minimumUse: krw(1000),
  validDays: 365,
};

export const PROGRAMMES: readonly ProgrammeDraft[] = [
  {
    id: '019b74f1-8c00-7000-8000-000000000001',
    currency: DAEJEON,
    name: '온통대전 기본 캐시백',
    funder: '대전광역시',
    tiers: [{ upTo: null, rateBps: 1000 }],
    storeScope: { maxYearlySales: 3_000_000_000 },
    personalMonthlyCap: krw(50_000),
    monthlyBudget: krw(7_000_000_000),
    beginsAt: FROM,
  },
  {
    id: '019b74f1-8c00-7000-8000-000000000002',
    currency: DAEJEON,
    name: '전통시장 추가 캐시백',
    funder: '대전광역시',
    tiers: [{ upTo: null, rateBps: 300 }],
    storeScope: { storeTypes: ['market'], maxYearlySales: 3_000_000_000 },
    position: 10,
    personalMonthlyCap: krw(15_000),
    monthlyBudget: krw(200_000_000),
    beginsAt: FROM,
  },
];
