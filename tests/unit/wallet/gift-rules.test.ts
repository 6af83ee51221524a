import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { acceptUntil, decideGift, giftRoom, restoredBy } from '#app/wallet/gift-rules.ts';

const policy = {
  giftLimit: krw(500_000),
  giftDailyLimit: krw(2_000_000),
  giftMonthlyLimit: krw(5_000_000),
};
const amount = fc.integer({ min: 0, max: 6_000_000 }).map(krw);

test('a gift is allowed exactly up to the room', () => {
  fc.assert(
    fc.property(amount, amount, amount, amount, (wanted, charged, sentToday, sentThisMonth) => {
      const at = { charged, sentToday, sentThisMonth };
      expect(decideGift(wanted, policy, at) === null).toBe(wanted > 0 && wanted <= giftRoom(policy, at));
    }),
  );
});

test.each([
  [500_001, {}, { per: 'gift', left: 500_000 }],
  [500_000, { sentToday: krw(1_600_000) }, { per: 'day', left: 400_000 }],
  [500_000, { sentThisMonth: krw(4_900_000) }, { per: 'month', left: 100_000 }],
  [500_000, { charged: krw(1) }, { code: 'wallet/gift-balance', balance: 1 }],
  [0, {}, { code: 'wallet/gift-amount' }],
])('%i won with %o is refused for its own reason', (wanted, over, reason) => {
  const at = { charged: krw(9_000_000), sentToday: krw(0), sentThisMonth: krw(0), ...over };
  expect(decideGift(krw(wanted), policy, at)).toMatchObject(reason);
});

test('gifts never give back more room than the month still counts', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 8 }), (charged, gifts) => {
      let restored = krw(0);
      for (const gift of gifts) restored = krw(restored + restoredBy(gift, { charged, restored }));
      expect(restored).toBe(
        Math.min(
          charged,
          gifts.reduce((sum, gift) => sum + gift, 0),
        ),
      );
    }),
  );
});

test('a gift can be accepted for three days, but not past the last day of its first money', () => {
  const sent = new Date('2026-11-23T03:00:00Z');
  expect(acceptUntil(sent, 3, kstDay('2031-11-23'))).toEqual(new Date('2026-11-26T03:00:00Z'));
  expect(acceptUntil(sent, 3, kstDay('2026-11-24'))).toEqual(new Date('2026-11-24T15:00:00Z'));
});
