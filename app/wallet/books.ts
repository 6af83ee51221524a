import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { account, credit, debit, type Line, move } from '#app/ledger/index.ts';

export type HeldMoney = { userId: string; currency: string; orderId: string; charged: Krw; cashback: Krw };
export type HeldReward = { programmeId: string; month: KstMonth; amount: Krw };

/** place: buckets → held, budget → reserved. */
export const holdLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] => [
  ...move(
    held.charged,
    account.charged(held.currency, held.userId),
    account.heldCharged(held.currency, held.userId),
  ),
  ...move(
    held.cashback,
    account.cashback(held.currency, held.userId),
    account.heldCashback(held.currency, held.userId),
  ),
  ...rewards.flatMap((r) =>
    move(
      r.amount,
      account.budget(held.currency, r.programmeId, r.month),
      account.cashbackReserved(held.currency, held.orderId, r.programmeId),
    ),
  ),
];

/** refused or expired: every line of the hold back where it came from. */
export const releaseLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] =>
  holdLines(held, rewards).map((line) => ({ account: line.account, amount: (line.amount * -1) as Krw }));

/** capture: held → redeemed, reserved rewards → pending. The won side is the caller's. */
export const captureLines = (held: HeldMoney, rewards: readonly HeldReward[]): Line[] => [
  ...move(held.charged, account.heldCharged(held.currency, held.userId), account.redeemed(held.currency)),
  ...move(held.cashback, account.heldCashback(held.currency, held.userId), account.redeemed(held.currency)),
  ...rewards.flatMap((r) =>
    move(
      r.amount,
      account.cashbackReserved(held.currency, held.orderId, r.programmeId),
      account.cashbackPending(held.currency, held.userId),
    ),
  ),
];

export type ReturnedMoney = { userId: string; currency: string; charged: Krw; cashback: Krw };
export type ClawedReward = {
  programmeId: string;
  month: KstMonth;
  fromPending: Krw;
  fromCashback: Krw;
  fromCharged: Krw;
};

/** refund: redeemed → the buckets it came from; rewards of the returned part → their budget (rule R5). */
export const returnLines = (back: ReturnedMoney, clawed: readonly ClawedReward[]): Line[] => [
  ...move(back.charged, account.redeemed(back.currency), account.charged(back.currency, back.userId)),
  ...move(back.cashback, account.redeemed(back.currency), account.cashback(back.currency, back.userId)),
  ...clawed.flatMap((c) => {
    const budget = account.budget(back.currency, c.programmeId, c.month);
    return [
      ...move(c.fromPending, account.cashbackPending(back.currency, back.userId), budget),
      ...move(c.fromCashback, account.cashback(back.currency, back.userId), budget),
      ...move(c.fromCharged, account.charged(back.currency, back.userId), budget),
    ];
  }),
];

/** charge: card money owed to the issuer, local currency owed to the person. */
export const chargeLines = (charge: { userId: string; currency: string; amount: Krw }): Line[] => [
  ...move(charge.amount, account.pgReceivable, account.issuerPayable(charge.currency)),
  debit(charge.amount, account.issued(charge.currency)),
  credit(charge.amount, account.charged(charge.currency, charge.userId)),
];
