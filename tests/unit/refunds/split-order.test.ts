import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, type Krw, krw, subtract } from '#app/core/krw.ts';
import { type QuoteInput, quote } from '#app/pricing/index.ts';
import { refundLines } from '#app/refunds/books.ts';
import {
  planRefund,
  type RefundableLine,
  type RefundPlan,
  SHARES,
  type Shares,
  TENDERS,
} from '#app/refunds/index.ts';
import { aCoupon } from '#tests/support/a-coupon.ts';
import { aProgrammeStore, aStanding } from '#tests/support/a-programme.ts';

const zero = krw(0);
const NOTHING = Object.fromEntries(SHARES.map((share) => [share, zero])) as Shares;
const PLENTY = krw(10_000_000);

const aStore = (storeId: string, over: { market?: boolean; takesWallet?: boolean } = {}) => ({
  ...aProgrammeStore({ storeId, storeType: over.market ? 'market' : 'general' }),
  walletPayable: over.takesWallet ?? true,
  walletRefusal: null,
  cashbackRefusal: null,
  feeBps: 330,
  shippingFee: krw(2870),
  shippingFreeFrom: null,
  jejuSurcharge: krw(3000),
  islandSurcharge: krw(5000),
});
const aLine = (storeId: string, unitPrice: number, taxFree: boolean, quantity: number) => ({
  variantId: `${storeId}-${unitPrice}`,
  productId: `${storeId}-${unitPrice}`,
  storeId,
  kind: 'goods' as const,
  categoryPath: [],
  needsDelivery: true,
  quantity,
  unitPrice: krw(unitPrice),
  unitListPrice: krw(unitPrice + 1000),
  taxType: taxFree ? ('tax_free' as const) : ('taxable' as const),
});

/** 3 stores, 7 lines, taxable and tax-free; coupons of all three funders, points, three wallet buckets and a card. */
const aSplitOrder = fc
  .record({
    quantities: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 7, maxLength: 7 }),
    wallet: fc.integer({ min: 15_000, max: 30_000 }),
    points: fc.integer({ min: 1000, max: 4000 }),
    coupon: fc.integer({ min: 1001, max: 4999 }),
  })
  .map(({ quantities, wallet, points, coupon }): QuoteInput => {
    const of = (i: number) => quantities[i] ?? 1;
    return {
      stores: [aStore('a', { market: true }), aStore('b'), aStore('c', { takesWallet: false })],
      lines: [
        aLine('a', 7333, true, of(0)),
        aLine('a', 4990, false, of(1)),
        aLine('a', 12_410, true, of(2)),
        aLine('b', 8900, false, of(3)),
        aLine('b', 3170, true, of(4)),
        aLine('c', 10_010, false, of(5)),
        aLine('c', 2590, true, of(6)),
      ],
      region: 'mainland',
      currency: 'daejeon',
      wallet: {
        charged: krw(60_000),
        cashback: krw(4321),
        grants: [
          {
            programmeId: 'grant',
            name: '수당',
            storeTypes: null,
            districts: null,
            balance: krw(5777),
            endsOn: '2027-01-01',
          },
        ],
      },
      walletWish: krw(wallet),
      points: { available: krw(6001), minimumUse: krw(1000), earnBps: 100 },
      pointsWish: krw(points),
      coupons: [
        aCoupon({ amount: krw(coupon), funders: { cityBps: 3333, mallBps: 3333, sellerBps: 3334 } }),
        aCoupon({
          level: 'store',
          kind: 'percent',
          rateBps: 1000,
          scope: { of: 'stores', ids: ['a'] },
          maxDiscount: krw(2777),
          funders: { cityBps: 0, mallBps: 4000, sellerBps: 6000 },
        }),
      ],
      chosenCoupons: null,
      programmes: [aStanding(), aStanding({ id: 'market', tiers: [{ upTo: null, rateBps: 333 }] })],
      externalMinimum: krw(100),
    };
  });

type OwnLine = RefundableLine & { storeId: string };
/** The sold lines as they are stored. */
function soldLines(input: QuoteInput): OwnLine[] {
  const priced = quote(input);
  for (const tender of TENDERS) expect(priced.tenders[tender], tender).toBeGreaterThan(0);
  expect(priced.coupons.uses).toHaveLength(2);
  return priced.lines.map((line, i) => ({
    lineId: `line-${i}`,
    storeId: line.storeId,
    taxFree: line.taxType === 'tax_free',
    confirmed: false,
    quantity: line.quantity,
    refundedQuantity: 0,
    shares: Object.fromEntries(SHARES.map((share) => [share, line[share]])) as Shares,
    refunded: NOTHING,
    rewards: priced.rewards.map((reward) => ({
      programmeId: reward.programmeId,
      amount: reward.byLine[i] ?? zero,
      reversed: zero,
      base: reward.baseByLine[i] ?? zero,
      reversedBase: zero,
      paid: false,
    })),
  }));
}

function apply(line: OwnLine, plan: RefundPlan): OwnLine {
  const done = plan.lines.find(({ lineId }) => lineId === line.lineId);
  if (!done) return line;
  const taken = (id: string) => done.rewards.find(({ programmeId }) => programmeId === id);
  return {
    ...line,
    refunded: Object.fromEntries(
      SHARES.map((share) => [share, add(line.refunded[share], done.shares[share])]),
    ) as Shares,
    refundedQuantity: line.refundedQuantity + done.quantity,
    rewards: line.rewards.map((reward) => ({
      ...reward,
      reversed: add(reward.reversed, taken(reward.programmeId)?.amount ?? zero),
      reversedBase: add(reward.reversedBase, taken(reward.programmeId)?.base ?? zero),
    })),
  };
}

test('500 random sequences of partial refunds of a split order: no prefix negative, every end exact', () => {
  fc.assert(
    fc.property(aSplitOrder, fc.infiniteStream(fc.nat()), (input, numbers) => {
      const below = (n: number) => (numbers.next().value as number) % n;
      let lines = soldLines(input);
      const sum = (pick: (line: OwnLine) => Krw) => add(...lines.map(pick));
      const sold = lines;
      const back = new Map<string, number>();
      const count = (name: string, amount: number) => back.set(name, (back.get(name) ?? 0) + amount);
      while (lines.some((line) => line.refundedQuantity < line.quantity)) {
        const open = lines.filter((line) => line.refundedQuantity < line.quantity);
        const first = open[below(open.length)];
        const wanted = new Map(
          open
            .filter((line) => line === first || below(4) === 0)
            .map((line) => [line.lineId, 1 + below(line.quantity - line.refundedQuantity)]),
        );
        const standing = { cashback: PLENTY, points: PLENTY, holdingRoom: PLENTY };
        const plan = planRefund(lines, wanted, standing);
        const shares = plan.lines.flatMap((line) => Object.values(line.shares));
        expect(Math.min(...shares, ...TENDERS.map((tender) => plan.back[tender]))).toBeGreaterThanOrEqual(0);
        const confirmed = false;
        const entry = refundLines(
          { orderId: 'order', currency: 'daejeon' },
          plan.lines.map((line) => ({ ...line, confirmed, storeId: storeOf(lines, line.lineId) })),
          plan,
        );
        expect(entry.reduce((total, { amount }) => total + amount, 0)).toBe(0);
        for (const { account, amount } of entry) count(account, amount);
        for (const tender of TENDERS) count(tender, plan.back[tender]);
        count('tax-free', plan.externalTaxFree);
        for (const claw of plan.clawBacks) count(`reward ${claw.programmeId}`, claw.fromPending);
        lines = lines.map((line) => apply(line, plan));
        const due = ({ shares, refundedQuantity, quantity }: OwnLine) =>
          SHARES.map((share) => Math.floor((shares[share] * refundedQuantity) / quantity));
        expect(lines.map(({ refunded }) => SHARES.map((share) => refunded[share]))).toEqual(lines.map(due));
      }
      for (const tender of TENDERS) expect(back.get(tender)).toBe(sum(({ shares }) => shares[tender]));
      expect(back.get('tax-free')).toBe(
        add(...sold.filter(({ taxFree }) => taxFree).map(({ shares }) => shares.external)),
      );
      for (const storeId of ['a', 'b', 'c'])
        expect(back.get(`seller_pending:${storeId}`)).toBe(
          add(...sold.filter((line) => line.storeId === storeId).map(({ shares }) => storePart(shares))),
        );
      expect(back.get('platform_fee')).toBe(sum(({ shares }) => shares.fee));
      expect(back.get('vat_payable')).toBe(sum(({ shares }) => shares.feeVat));
      expect(back.get('promo_funding:city')).toBe(-sum(({ shares }) => shares.couponCity));
      expect(back.get('promo_funding:mall')).toBe(
        -sum(({ shares }) => add(shares.couponMall, shares.points)),
      );
      expect(back.get('issuer_receivable:daejeon')).toBe(
        -sum(({ shares }) => add(shares.charged, shares.cashback, shares.grant)),
      );
      for (const [i, { programmeId }] of (sold[0]?.rewards ?? []).entries())
        expect(back.get(`reward ${programmeId}`)).toBe(sum(({ rewards }) => rewards[i]?.amount ?? zero));
    }),
    { numRuns: 500 },
  );
}, 30_000);

const storeOf = (lines: readonly OwnLine[], lineId: string): string =>
  lines.find((line) => line.lineId === lineId)?.storeId ?? '';
const storePart = (shares: Shares): Krw =>
  subtract(
    add(...TENDERS.map((tender) => shares[tender]), shares.couponCity, shares.couponMall),
    shares.fee,
    shares.feeVat,
  );
