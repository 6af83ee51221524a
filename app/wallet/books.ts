import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { account, credit, debit, type Line, move } from '#app/ledger/index.ts';

export type GrantPart = { programmeId: string; amount: Krw };
export type HeldMoney = {
  userId: string;
  currency: string;
  orderId: string;
  charged: Krw;
  cashback: Krw;
  grants: readonly GrantPart[];
  points: Krw;
};
export type HeldReward = { programmeId: string; period: KstMonth | 'whole'; amount: Krw };

const { charged, cashback, grant, heldCharged, heldCashback, heldGrant } = account;

/** place: buckets → held, budget → reserved. */
export const holdLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] => [
  ...move(held.charged, charged(held.currency, held.userId), heldCharged(held.currency, held.userId)),
  ...move(held.cashback, cashback(held.currency, held.userId), heldCashback(held.currency, held.userId)),
  ...held.grants.flatMap((part) =>
    move(
      part.amount,
      grant(held.currency, held.userId, part.programmeId),
      heldGrant(held.currency, held.userId, part.programmeId),
    ),
  ),
  ...move(held.points, account.points(held.userId), account.pointsHeld(held.userId)),
  ...rewards.flatMap((r) =>
    move(
      r.amount,
      account.budget(held.currency, r.programmeId, r.period),
      account.cashbackReserved(held.currency, held.orderId, r.programmeId),
    ),
  ),
];

/** refused or expired: every line of the hold back where it came from. */
export const releaseLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] =>
  holdLines(held, rewards).map((line) => ({ account: line.account, amount: (line.amount * -1) as Krw }));

/** capture: held → redeemed, points burned, reserved rewards → pending. The won side is the caller's. */
export const captureLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] => [
  ...move(held.charged, heldCharged(held.currency, held.userId), account.redeemed(held.currency)),
  ...move(held.cashback, heldCashback(held.currency, held.userId), account.redeemed(held.currency)),
  ...held.grants.flatMap((part) =>
    move(
      part.amount,
      heldGrant(held.currency, held.userId, part.programmeId),
      account.redeemed(held.currency),
    ),
  ),
  ...move(held.points, account.pointsHeld(held.userId), account.pointsBurned),
  ...rewards.flatMap((r) =>
    move(
      r.amount,
      account.cashbackReserved(held.currency, held.orderId, r.programmeId),
      account.cashbackPending(held.currency, held.userId),
    ),
  ),
];

export type ReturnedMoney = {
  userId: string;
  currency: string;
  charged: Krw;
  cashback: Krw;
  grants: readonly GrantPart[];
  points: Krw;
  /** Of what returns: waits because the wallet is full. */
  waiting: Krw;
};
/** Where a reward is taken back from; `fromReturn` never reached the person (rule R5). */
export type ClawedReward = {
  programmeId: string;
  period: KstMonth | 'whole';
  fromPending: Krw;
  fromCashback: Krw;
  fromReturn: Krw;
};

/** refund: redeemed → the buckets it came from; rewards of the returned part → their budget. */
export const returnLines = (back: ReturnedMoney, clawed: readonly ClawedReward[]): Line[] => {
  const redeemed = account.redeemed(back.currency);
  return [
    ...move(back.charged, redeemed, charged(back.currency, back.userId)),
    ...move(back.cashback, redeemed, cashback(back.currency, back.userId)),
    ...back.grants.flatMap((part) =>
      move(part.amount, redeemed, grant(back.currency, back.userId, part.programmeId)),
    ),
    ...move(back.waiting, redeemed, account.pendingReturn(back.currency, back.userId)),
    ...move(back.points, account.pointsBurned, account.points(back.userId)),
    ...clawed.flatMap((c) => {
      const budget = account.budget(back.currency, c.programmeId, c.period);
      return [
        ...move(c.fromPending, account.cashbackPending(back.currency, back.userId), budget),
        ...move(c.fromCashback, cashback(back.currency, back.userId), budget),
        ...move(c.fromReturn, redeemed, budget),
      ];
    }),
  ];
};

/** charge: card money owed to the issuer, local currency owed to the person. */
export const chargeLines = (charge: { userId: string; currency: string; amount: Krw }): Line[] => [
  ...move(charge.amount, account.pgReceivable, account.issuerPayable(charge.currency)),
  debit(charge.amount, account.issued(charge.currency)),
  credit(charge.amount, charged(charge.currency, charge.userId)),
];

/** The account a lot is part of. */
export function lotAccount(lot: {
  bucket: 'charged' | 'cashback' | 'grant' | 'points';
  userId: string;
  currency: string | null;
  grantProgrammeId: string | null;
}): string {
  const currency = lot.currency ?? '';
  switch (lot.bucket) {
    case 'charged':
      return charged(currency, lot.userId);
    case 'cashback':
      return cashback(currency, lot.userId);
    case 'grant':
      return grant(currency, lot.userId, lot.grantProgrammeId ?? '');
    case 'points':
      return account.points(lot.userId);
  }
}
