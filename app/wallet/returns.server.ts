import { desc, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { add, type Krw, krw, least, subtract } from '#app/core/krw.ts';
import type { Line } from '#app/ledger/index.ts';
import { pendingReturns, walletLots } from '#db/schema/wallet.ts';
import { type ClawedReward, type GrantPart, returnLines } from './books.ts';
import { openUses } from './hold.server.ts';
import { keepUsable, type Lot, moveLot, takeFromLots } from './lots.server.ts';
import { currentPolicy } from './policies.server.ts';
import { type LotBucket, RETURN_ORDER } from './words.ts';

export type ReturnRequest = {
  orderId: string;
  userId: string;
  currency: string;
  /** The refund: it moves each lot once. */
  causeId: string;
  /** What reaches the person, by bucket. */
  amounts: Record<LotBucket, Krw>;
  /** Of it: more than the wallet may hold now. */
  waiting: Krw;
  clawed: readonly ClawedReward[];
};

type ReturnPart = { lot: Lot; now: Krw; waiting: Krw };
export type PlannedReturn = { request: ReturnRequest; holdId: string; parts: ReturnPart[]; lines: Line[] };

/**
 * Where returned wallet money and points go: into the lots this order took them from, last used first, never more than
 * was taken. Beyond the holding limit they wait (domain rule 2.9-7). The caller holds the order's lock.
 */
export async function planReturn(tx: Ctx, request: ReturnRequest): Promise<PlannedReturn> {
  const taken = await openUses(tx, request.orderId);
  if (!taken) throw new Error(`order ${request.orderId} holds no wallet money`);
  const lots = await tx.db
    .select()
    .from(walletLots)
    .where(inArray(walletLots.id, [...taken.open.keys()]))
    .orderBy(desc(walletLots.chargedAt), desc(walletLots.id));
  const parts: ReturnPart[] = [];
  let roomless = request.waiting;
  for (const bucket of RETURN_ORDER) {
    let left = request.amounts[bucket];
    for (const lot of lots.filter((own) => own.bucket === bucket)) {
      const back = least(taken.open.get(lot.id) ?? krw(0), left);
      if (back === 0) continue;
      const waiting = bucket === 'points' ? krw(0) : least(roomless, back);
      parts.push({ lot, now: subtract(back, waiting), waiting });
      roomless = subtract(roomless, waiting);
      left = subtract(left, back);
    }
    if (left !== 0) throw new Error(`order ${request.orderId} took ${left} less ${bucket} than is returned`);
  }
  return { request, holdId: taken.hold.id, parts, lines: linesOf(request, parts) };
}

function linesOf(request: ReturnRequest, parts: readonly ReturnPart[]): Line[] {
  const now = (bucket: LotBucket) =>
    add(...parts.filter(({ lot }) => lot.bucket === bucket).map((part) => part.now));
  const grants: GrantPart[] = parts.flatMap(({ lot, now }) =>
    lot.grantProgrammeId ? [{ programmeId: lot.grantProgrammeId, amount: now }] : [],
  );
  const { userId, currency, waiting, clawed } = request;
  return returnLines(
    {
      userId,
      currency,
      waiting,
      grants,
      charged: now('charged'),
      cashback: now('cashback'),
      points: now('points'),
    },
    clawed,
  );
}

/** Once the refund is posted: the lots follow (lock order L1). */
export async function applyReturn(tx: Ctx, { request, holdId, parts }: PlannedReturn): Promise<void> {
  const { userId, currency, causeId } = request;
  const { returnGraceDays } = await currentPolicy(tx, currency);
  for (const { lot, now, waiting } of parts.toSorted((a, b) => (a.lot.id < b.lot.id ? -1 : 1))) {
    if (now > 0) {
      await moveLot(tx, { lotId: lot.id, amount: now }, { use: 'return', cause: causeId, holdId });
      await keepUsable(tx, lot.id, returnGraceDays);
    }
    if (waiting > 0)
      await tx.db
        .insert(pendingReturns)
        .values({ userId, currency, lotId: lot.id, holdId, causeId, amount: waiting, since: tx.now });
  }
  const fromCashback = add(...request.clawed.map((c) => c.fromCashback));
  await takeFromLots(tx, { userId, currency, bucket: 'cashback' }, fromCashback, {
    use: 'claw_back',
    cause: `claw:${causeId}`,
  });
}
