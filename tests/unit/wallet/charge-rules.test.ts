import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { type ChargeStanding, chargeRoom, decideCharge } from '#app/wallet/index.ts';

const policy = {
  monthlyChargeLimit: krw(500_000),
  holdingLimit: krw(2_000_000),
  chargeMinimum: krw(10_000),
  chargeStep: krw(10_000),
};
const standing = (over: Partial<ChargeStanding> = {}): ChargeStanding => ({
  monthCharged: krw(0),
  monthCharging: krw(0),
  holding: krw(0),
  charging: krw(0),
  ...over,
});

test.each([
  { amount: 500_000, at: standing(), refused: null },
  { amount: 510_000, at: standing(), refused: 'wallet/monthly-limit' },
  {
    amount: 10_000,
    at: standing({ monthCharged: krw(490_000), monthCharging: krw(10_000) }),
    refused: 'wallet/monthly-limit',
  },
  { amount: 20_000, at: standing({ holding: krw(1_990_000) }), refused: 'wallet/holding-limit' },
  { amount: 10_000, at: standing({ holding: krw(1_980_000), charging: krw(10_000) }), refused: null },
  { amount: 15_000, at: standing(), refused: 'wallet/charge-step' },
  { amount: 0, at: standing(), refused: 'wallet/charge-step' },
])('charging $amount won is refused by $refused', ({ amount, at, refused }) => {
  expect(decideCharge(krw(amount), policy, at)?.code ?? null).toBe(refused);
});

test('money returned above the holding limit leaves no room, not a negative one', () => {
  expect(chargeRoom(policy, standing({ holding: krw(2_100_000) }))).toBe(0);
});
