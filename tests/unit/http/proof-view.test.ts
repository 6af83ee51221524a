import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { proofView, rewardReason } from '#app/http/proof-view.ts';
import { storedQuote } from '#app/http/stored-quote.ts';
import { quote } from '#app/pricing/index.ts';
import { aCoupon } from '#tests/support/a-coupon.ts';
import { aStanding } from '#tests/support/a-programme.ts';
import { aQuoteInput } from '#tests/support/a-quote.ts';

const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);

const input = aQuoteInput({
  wallet: { charged: krw(20_000), cashback: krw(1000), grants: [] },
  walletWish: krw(21_000),
  points: { available: krw(5000), minimumUse: krw(1000), earnBps: 100 },
  pointsWish: krw(2000),
  coupons: [
    aCoupon({ amount: krw(3333), funders: { cityBps: 5000, mallBps: 3000, sellerBps: 2000 } }),
    aCoupon({ name: '모자란 쿠폰', minimumOrder: krw(900_000) }),
  ],
  programmes: [
    aStanding(),
    aStanding({ id: 'ended', name: '끝난 캐시백', budgetLeft: krw(0) }),
    aStanding({ id: 'other', funder: '동구', capLeft: krw(7) }),
  ],
});
const output = quote(input);

test('every won of the proof adds up, three ways', () => {
  const proof = proofView({ input, output }, () => '상점');
  expect(sum(proof.price)).toBe(proof.paid);
  expect(sum(proof.tenders)).toBe(proof.paid);
  expect(proof.benefitTotal).toBeGreaterThan(3333);
  expect(sum(proof.benefits)).toBe(proof.benefitTotal);
  expect(sum(proof.funding)).toBe(proof.benefitTotal);
  expect(proof.funding.map(({ label }) => label)).toContain('동구');
  expect(sum(proof.coupons)).toBe(output.coupons.total);
  expect(sum(proof.rewards)).toBe(output.rewardTotal);
});

test('what gives nothing or less is there with its reason', () => {
  const { rewards, unusedCoupons } = proofView({ input, output }, () => '상점');
  expect(rewards.find(({ programmeId }) => programmeId === 'ended')).toMatchObject({
    amount: 0,
    reason: '이번 달 예산이 끝나 0원이에요.',
  });
  expect(rewards.find(({ programmeId }) => programmeId === 'other')).toMatchObject({
    amount: 7,
    capLeft: 0,
    reason: '이번 달 내 한도에 남은 만큼만 받아요.',
  });
  expect(unusedCoupons).toMatchObject([
    { name: '모자란 쿠폰', reason: expect.stringContaining('최소주문금액') },
  ]);
  expect(rewardReason({ refusedBecause: null, limitedBy: null })).toBeNull();
});

test('the proof of a stored quote is the proof of the live one; what is older has none', () => {
  const stored = storedQuote(JSON.parse(JSON.stringify({ input, output })));
  expect(stored && proofView(stored, () => '상점')).toEqual(proofView({ input, output }, () => '상점'));
  expect(storedQuote({ version: '2026-1' })).toBeNull();
});
