import { add, allocate, cumulativeShare, type Krw, krw, least, most, subtract } from '#app/core/krw.ts';
import { type ClawBack, type ClawedPoints, clawPoints, clawRewards } from './claw-backs.ts';

/** What the buyer paid with: where money goes back to. */
export const TENDERS = ['charged', 'cashback', 'grant', 'points', 'external'] as const;
export type Tender = (typeof TENDERS)[number];
export type TenderAmounts = Record<Tender, Krw>;
/** Everything a sold line is split into: tenders, funders of its discounts, fee and VAT, points it earns. */
export const SHARES = [
  ...TENDERS,
  'couponCity',
  'couponMall',
  'couponSeller',
  'fee',
  'feeVat',
  'pointsEarned',
] as const;
export type Shares = Record<(typeof SHARES)[number], Krw>;

/** The stored shares of a sold line, and what of them has come back already. */
export type RefundableLine = {
  lineId: string;
  taxFree: boolean;
  /** Purchase confirmed: its points are spendable, its money is the store's to claim. */
  confirmed: boolean;
  quantity: number;
  refundedQuantity: number;
  shares: Shares;
  refunded: Shares;
  rewards: {
    programmeId: string;
    amount: Krw;
    reversed: Krw;
    base: Krw;
    reversedBase: Krw;
    /** Spendable already, or still promised. */
    paid: boolean;
  }[];
};

export type PlannedLine = {
  lineId: string;
  quantity: number;
  shares: Shares;
  rewards: { programmeId: string; amount: Krw; base: Krw; paid: boolean }[];
};
/** How the person stands when the refund is decided. */
export type Standing = { cashback: Krw; points: Krw; holdingRoom: Krw };

export type RefundPlan = {
  lines: PlannedLine[];
  /** What these units were paid with. */
  gross: TenderAmounts;
  /** Return fee kept for the store, by tender. */
  withheld: TenderAmounts;
  /** What reaches the buyer, by tender; `total` is their sum. */
  back: TenderAmounts;
  total: Krw;
  /** Of the wallet parts: what waits because the wallet is full. */
  waiting: Krw;
  externalTaxFree: Krw;
  /** Discounts going back to who funded them. */
  coupon: Krw;
  clawBacks: ClawBack[];
  clawedPoints: ClawedPoints;
};

/**
 * What goes back for some units of some lines: each component by cumulative share, so any order of partial refunds
 * ends exact (rule R2). A return fee is taken off the tenders in proportion. Rewards of the returned part are taken back
 * from promised rewards, then the cashback bucket, then the charged part of this refund, never from the external part
 * (rule R5).
 */
export function planRefund(
  lines: readonly RefundableLine[],
  wanted: ReadonlyMap<string, number>,
  standing: Standing,
  returnFee: Krw = krw(0),
): RefundPlan {
  const planned = lines.flatMap((line) => planLine(line, wanted.get(line.lineId) ?? 0));
  const gross = tenders((tender) => add(...planned.map(({ shares }) => shares[tender])));
  const paid = TENDERS.map((tender) => gross[tender]);
  const fees = allocate(least(returnFee, add(...paid)), paid);
  const withheld = tenders((tender) => fees[TENDERS.indexOf(tender)] ?? krw(0));
  const left = tenders((tender) => subtract(gross[tender], withheld[tender]));
  const rewards = clawRewards(planned, left, standing.cashback);
  const confirmed = new Set(lines.filter((line) => line.confirmed).map((line) => line.lineId));
  const clawedPoints = clawPoints(planned, confirmed, left.points, standing.points);
  const back = {
    ...left,
    cashback: rewards.cashbackLeft,
    charged: rewards.chargedLeft,
    points: subtract(left.points, clawedPoints.fromReturn),
  };
  const taxFree = new Set(lines.filter((line) => line.taxFree).map((line) => line.lineId));
  const taxFreeExternal = add(
    ...planned.filter((line) => taxFree.has(line.lineId)).map(({ shares }) => shares.external),
  );
  return {
    lines: planned,
    gross,
    withheld,
    back,
    total: add(...TENDERS.map((tender) => back[tender])),
    waiting: most(krw(0), subtract(add(back.charged, back.cashback, back.grant), standing.holdingRoom)),
    // A return fee is taxable.
    externalTaxFree: least(taxFreeExternal, back.external),
    coupon: add(
      ...planned.map(({ shares }) => add(shares.couponCity, shares.couponMall, shares.couponSeller)),
    ),
    clawBacks: rewards.clawBacks,
    clawedPoints,
  };
}

const tenders = (amount: (tender: Tender) => Krw): TenderAmounts => ({
  charged: amount('charged'),
  cashback: amount('cashback'),
  grant: amount('grant'),
  points: amount('points'),
  external: amount('external'),
});

function planLine(line: RefundableLine, quantity: number): PlannedLine[] {
  if (quantity === 0) return [];
  const done = line.refundedQuantity + quantity;
  if (quantity < 0 || done > line.quantity)
    throw new RangeError(`line ${line.lineId}: ${quantity} units cannot come back`);
  const due = (component: Krw, returned: Krw) =>
    subtract(cumulativeShare(component, done, line.quantity), returned);
  const shares = { ...line.shares };
  for (const share of SHARES) shares[share] = due(line.shares[share], line.refunded[share]);
  return [
    {
      lineId: line.lineId,
      quantity,
      shares,
      rewards: line.rewards.map((reward) => ({
        programmeId: reward.programmeId,
        paid: reward.paid,
        amount: due(reward.amount, reward.reversed),
        base: due(reward.base, reward.reversedBase),
      })),
    },
  ];
}
