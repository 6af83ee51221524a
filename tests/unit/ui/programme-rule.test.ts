import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { programmeRule } from '#app/ui/policies/programme-rule.ts';
import { EVERY_STORE } from '#app/wallet/index.ts';
import { aStanding } from '#tests/support/a-programme.ts';

const markets = new Map([['m1', '중앙시장']]);
const saidOf = (term: string, over: Parameters<typeof aStanding>[0] = {}) =>
  programmeRule({ ...aStanding(over), funderKind: 'district' }, markets).find((rule) => rule.term === term)
    ?.text;

test.each([
  ['대상 상점', {}, '모든 캐시백 가맹점'],
  ['대상 상점', { storeScope: { ...EVERY_STORE, storeTypes: ['market'] } }, '전통시장 상점'],
  [
    '대상 상점',
    { storeScope: { ...EVERY_STORE, maxYearlySales: krw(3_000_000_000) } },
    '연매출 30억원 이하인 캐시백 가맹점',
  ],
  ['대상 상점', { storeScope: { ...EVERY_STORE, marketIds: ['m1'] } }, '중앙시장의 캐시백 가맹점'],
  [
    '대상 상점',
    { storeScope: { ...EVERY_STORE, districts: ['동구', '중구'] } },
    '동구·중구에 있는 캐시백 가맹점',
  ],
  ['대상 회원', { benefitGroups: ['welfare' as const] }, '복지 대상자'],
  ['캐시백', {}, '충전금으로 낸 금액의 10%'],
  [
    '캐시백',
    {
      tiers: [
        { upTo: krw(200_000), rateBps: 1000 },
        { upTo: krw(500_000), rateBps: 500 },
      ],
    },
    '충전금으로 낸 금액의 20만원까지 10%, 그 뒤 50만원까지 5% (한 달 동안 쓴 금액 기준)',
  ],
  ['쓸 수 있는 기간', { validDays: 90 }, '받은 날부터 90일'],
  ['재원', { funder: '대덕구' }, '대덕구 (구비)'],
])('%s of %j reads: %s', (term, over, text) => {
  expect(saidOf(term, over)).toBe(text);
});
