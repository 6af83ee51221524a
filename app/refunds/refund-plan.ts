import { add, cumulativeShare, type Krw, krw, least, subtract } from '#app/core/krw.ts';

/** The stored shares of a sold line, and what of them has come back already. */
export type RefundableLine = {
  lineId: string;
  taxFree: boolean;
  quantity: number;
  refundedQuantity: number;
  charged: Krw;
  cashback: Krw;
  external: Krw;
  fee: Krw;
  feeVat: Krw;
  refundedCharged: Krw;
  refundedCashback: Krw;
  refundedExternal: Krw;
  refundedFee: Krw;
  refundedFeeVat: Krw;
  rewards: { programmeId: string; amount: Krw; reversed: Krw }[];
};

export type PlannedLine = {
  lineId: string;
  quantity: number;
  charged: Krw;
  cashback: Krw;
  external: Krw;
  fee: Krw;
  feeVat: Krw;
  rewards: { programmeId: string; amount: Krw }[];
};
export type ClawBack = { programmeId: string; fromPending: Krw; fromCashback: Krw; fromCharged: Krw };
export type RefundPlan = {
  lines: PlannedLine[];
  charged: Krw;
  cashback: Krw;
  external: Krw;
  externalTaxFree: Krw;
  total: Krw;
  clawBacks: ClawBack[];
  /** What reaches the charged bucket after the claw-back. */
  chargedReturned: Krw;
};

/**
 * What goes back for some units of some lines: each component by cumulative share, so any order of partial refunds
 * ends exact (rule R2). Rewards of the returned part are taken back from promised rewards, then the cashback bucket
 * after this refund, then the charged part of this refund, and never from the external part (rule R5).
 */
export function planRefund(
  lines: readonly RefundableLine[],
  wanted: ReadonlyMap<string, number>,
  rewardStates: ReadonlyMap<string, 'pending' | 'paid'>,
  cashbackBalance: Krw,
): RefundPlan {
  const planned = lines.flatMap((line) => planLine(line, wanted.get(line.lineId) ?? 0));
  const sum = (pick: (line: PlannedLine) => Krw) => add(...planned.map(pick));
  const charged = sum((l) => l.charged);
  const cashback = sum((l) => l.cashback);
  const external = sum((l) => l.external);
  const clawBacks = clawBack(planned, rewardStates, add(cashbackBalance, cashback), charged);
  const taxFree = new Set(lines.filter((line) => line.taxFree).map((line) => line.lineId));
  return {
    lines: planned,
    charged,
    cashback,
    external,
    externalTaxFree: add(...planned.filter((l) => taxFree.has(l.lineId)).map((l) => l.external)),
    total: add(charged, cashback, external),
    clawBacks,
    chargedReturned: subtract(charged, ...clawBacks.map((c) => c.fromCharged)),
  };
}

function planLine(line: RefundableLine, quantity: number): PlannedLine[] {
  if (quantity === 0) return [];
  const done = line.refundedQuantity + quantity;
  if (quantity < 0 || done > line.quantity)
    throw new RangeError(`line ${line.lineId}: ${quantity} units cannot come back`);
  const due = (component: Krw, returned: Krw) =>
    subtract(cumulativeShare(component, done, line.quantity), returned);
  return [
    {
      lineId: line.lineId,
      quantity,
      charged: due(line.charged, line.refundedCharged),
      cashback: due(line.cashback, line.refundedCashback),
      external: due(line.external, line.refundedExternal),
      fee: due(line.fee, line.refundedFee),
      feeVat: due(line.feeVat, line.refundedFeeVat),
      rewards: line.rewards
        .map((reward) => ({ programmeId: reward.programmeId, amount: due(reward.amount, reward.reversed) }))
        .filter((reward) => reward.amount > 0),
    },
  ];
}

function clawBack(
  planned: readonly PlannedLine[],
  states: ReadonlyMap<string, 'pending' | 'paid'>,
  cashbackAtHand: Krw,
  chargedAtHand: Krw,
): ClawBack[] {
  const wanted = new Map<string, Krw>();
  for (const reward of planned.flatMap((line) => line.rewards))
    wanted.set(reward.programmeId, add(wanted.get(reward.programmeId) ?? krw(0), reward.amount));
  let cashback = cashbackAtHand;
  let charged = chargedAtHand;
  return [...wanted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([programmeId, amount]) => {
      if (states.get(programmeId) === 'pending')
        return { programmeId, fromPending: amount, fromCashback: krw(0), fromCharged: krw(0) };
      const fromCashback = least(amount, cashback);
      const fromCharged = least(subtract(amount, fromCashback), charged);
      cashback = subtract(cashback, fromCashback);
      charged = subtract(charged, fromCharged);
      return { programmeId, fromPending: krw(0), fromCashback, fromCharged };
    });
}
