import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { account, type Entry, move } from '#app/ledger/index.ts';
import {
  lotUses,
  pendingReturns,
  walletCharges,
  walletGifts,
  walletHolds,
  walletLots,
  walletMonths,
} from '#db/schema/wallet.ts';
import type { Lot } from './lots.server.ts';
import { decidePayOut, lastCancelDay, type PayOutDecision } from './pay-out-rules.ts';
import { currentPolicy } from './policies.server.ts';
import { lockMonth } from './read-wallet.server.ts';
import type { WalletRefusal } from './refusals.ts';
import { emptyLot } from './standing-lots.server.ts';

type Charge = typeof walletCharges.$inferSelect;

/** How each lot was used: spent in paid orders, and out where it may still come back from. */
async function usesOf(ctx: Ctx, lotIds: readonly string[]): Promise<Map<string, { spent: Krw; open: Krw }>> {
  if (lotIds.length === 0) return new Map();
  const net = sql<string>`sum(case when ${lotUses.use} = 'hold' then ${lotUses.amount} else -${lotUses.amount} end)`;
  const [held, sent, waiting] = await Promise.all([
    ctx.db
      .select({ lotId: lotUses.lotId, state: walletHolds.state, amount: net })
      .from(lotUses)
      .innerJoin(walletHolds, eq(walletHolds.id, lotUses.holdId))
      .where(inArray(lotUses.lotId, [...lotIds]))
      .groupBy(lotUses.lotId, walletHolds.state),
    ctx.db
      .select({ lotId: lotUses.lotId, amount: sql<string>`sum(${lotUses.amount})` })
      .from(lotUses)
      .innerJoin(walletGifts, sql`${lotUses.cause} = 'gift:' || ${walletGifts.id}`)
      .where(and(inArray(lotUses.lotId, [...lotIds]), eq(lotUses.use, 'gift'), eq(walletGifts.state, 'sent')))
      .groupBy(lotUses.lotId),
    ctx.db
      .select({
        lotId: pendingReturns.lotId,
        amount: sql<string>`sum(${pendingReturns.amount} - ${pendingReturns.moved})`,
        fromOrders: sql<string>`coalesce(sum(${pendingReturns.amount} - ${pendingReturns.moved}) filter (where ${pendingReturns.holdId} is not null), 0)`,
      })
      .from(pendingReturns)
      .where(inArray(pendingReturns.lotId, [...lotIds]))
      .groupBy(pendingReturns.lotId),
  ]);
  const found = new Map(lotIds.map((id) => [id, { spent: 0, open: 0 }]));
  const count = (lotId: string, part: 'spent' | 'open', amount: number) => {
    const use = found.get(lotId);
    if (use) use[part] += amount;
  };
  for (const row of held) count(row.lotId, row.state === 'captured' ? 'spent' : 'open', won(row.amount));
  for (const row of sent) count(row.lotId, 'open', won(row.amount));
  for (const row of waiting) {
    count(row.lotId, 'open', won(row.amount));
    count(row.lotId, 'spent', -won(row.fromOrders));
  }
  return new Map([...found].map(([id, { spent, open }]) => [id, { spent: krw(spent), open: krw(open) }]));
}

export type ChargeView = {
  lotId: string;
  chargeId: string | null;
  currency: string;
  amount: Krw;
  remaining: Krw;
  chargedAt: Date;
  expiresOn: Lot['expiresOn'];
  cancelUntil: Lot['expiresOn'];
  decision: PayOutDecision;
};

async function views(ctx: Ctx, rows: readonly { lot: Lot; charge: Charge | null }[], currency: string) {
  const [policy, uses] = await Promise.all([
    currentPolicy(ctx, currency),
    usesOf(
      ctx,
      rows.map(({ lot }) => lot.id),
    ),
  ]);
  return rows.map(({ lot, charge }): ChargeView => {
    const { spent, open } = uses.get(lot.id) ?? { spent: krw(0), open: krw(0) };
    const { amount, remaining, chargedAt, expiresOn } = lot;
    const facts = { ownCharge: charge !== null, amount, remaining, spent, open, chargedAt };
    return {
      lotId: lot.id,
      chargeId: charge?.id ?? null,
      currency,
      amount,
      remaining,
      chargedAt,
      expiresOn,
      cancelUntil: lastCancelDay(chargedAt, policy),
      decision: decidePayOut(facts, policy, kstDayOf(ctx.now)),
    };
  });
}

/** 충전 건: the person's lots of charged money that are not spent, newest first, and what can be paid out of each. */
export async function listChargedLots(
  ctx: Ctx<Shopper>,
  currency: string,
  limit: number,
): Promise<ChargeView[]> {
  const rows = await ctx.db
    .select({ lot: walletLots, charge: walletCharges })
    .from(walletLots)
    .leftJoin(walletCharges, eq(walletCharges.id, walletLots.sourceId))
    .where(
      and(
        eq(walletLots.userId, ctx.actor.userId),
        eq(walletLots.bucket, 'charged'),
        eq(walletLots.currency, currency),
        sql`${walletLots.remaining} > 0`,
      ),
    )
    .orderBy(desc(walletLots.chargedAt), desc(walletLots.id))
    .limit(limit);
  return views(ctx, rows, currency);
}

/** One own charge with what can be paid out of it now; a stranger's is not found. */
export async function findChargedLot(ctx: Ctx<Shopper>, chargeId: string): Promise<ChargeView | null> {
  const [row] = await ownCharge(ctx, chargeId);
  if (!row) return null;
  const [view] = await views(ctx, [row], row.charge.currency);
  return view ?? null;
}

const ownCharge = (ctx: Ctx<Shopper>, chargeId: string) =>
  ctx.db
    .select({ lot: walletLots, charge: walletCharges })
    .from(walletCharges)
    .innerJoin(walletLots, eq(walletLots.sourceId, walletCharges.id))
    .where(and(eq(walletCharges.id, chargeId), eq(walletCharges.userId, ctx.actor.userId)));

/** The person's month, locked before a charge is paid out of it: one pay-out of one person at a time. */
export async function lockPayOut(tx: Ctx<Shopper>, chargeId: string): Promise<{ currency: string }> {
  const [row] = await ownCharge(tx, chargeId);
  if (!row) refuse<WalletRefusal>({ code: 'wallet/charge-not-found' });
  await lockMonth(tx, tx.actor.userId, row.charge.currency);
  return { currency: row.charge.currency };
}

/**
 * Takes what the rules pay out of a charge off the wallet: out of the lot and the books, and for a cancelled charge out
 * of its month's count. What the person saw must be what is taken. The won side is then owed to the caller's refund.
 */
export async function takePayOut(
  tx: Ctx<Shopper>,
  out: { chargeId: string; refundId: string; expected: Krw },
): Promise<{ kind: 'cancel' | 'remainder'; amount: Krw }> {
  const [row] = await ownCharge(tx, out.chargeId);
  if (!row) refuse<WalletRefusal>({ code: 'wallet/charge-not-found' });
  const { lot, charge } = row;
  const [view] = await views(tx, [row], charge.currency);
  const decision = view?.decision;
  if (!decision || decision.kind === 'none') refuse<WalletRefusal>({ code: 'wallet/pay-out-refused' });
  if (decision.amount !== out.expected) refuse<WalletRefusal>({ code: 'wallet/pay-out-changed' });
  await emptyLot(tx, lot, { use: 'pay_out', entry: payOutEntry(tx, charge, out.refundId, decision.amount) });
  if (decision.kind === 'cancel') await uncountCharge(tx, charge);
  return decision;
}

const payOutEntry = (tx: Ctx, charge: Charge, refundId: string, amount: Krw): Entry => ({
  kind: 'charge-back',
  key: `charge-back:${refundId}`,
  date: kstDayOf(tx.now),
  lines: [
    ...move(amount, account.charged(charge.currency, charge.userId), account.issued(charge.currency)),
    ...move(amount, account.issuerPayable(charge.currency), account.refundPayable(charge.id)),
  ],
});

async function uncountCharge(tx: Ctx, charge: Charge): Promise<void> {
  await tx.db.update(walletCharges).set({ state: 'cancelled' }).where(eq(walletCharges.id, charge.id));
  await tx.db
    .update(walletMonths)
    .set({ charged: sql`${walletMonths.charged} - ${charge.amount}` })
    .where(
      and(
        eq(walletMonths.userId, charge.userId),
        eq(walletMonths.currency, charge.currency),
        eq(walletMonths.month, charge.month),
      ),
    );
}
