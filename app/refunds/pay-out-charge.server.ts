import { and, asc, eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { capturedAttempt } from '#app/payments/index.server.ts';
import { expireLotsOf, lockPayOut, takePayOut, untilLotsStand } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { refunds } from '#db/schema/refunds.ts';
import { walletCharges } from '#db/schema/wallet.ts';

const REASON = { cancel: '충전 취소', remainder: '잔액 환급' } as const;

/**
 * 충전 취소 or 잔액 환급: takes the money off the wallet and queues its way back through the provider, once per request
 * key. Paid out is what the preview said, or nothing.
 */
export async function payOutCharge(
  ctx: Ctx<Shopper>,
  request: { chargeId: string; requestKey: string; expected: Krw },
): Promise<{ refundId: string }> {
  await expireLotsOf(ctx, ctx.actor.userId);
  return untilLotsStand(() =>
    inTransaction(ctx, async (tx) => {
      const { chargeId, requestKey, expected } = request;
      await lockPayOut(tx, chargeId);
      const [before] = await tx.db
        .select({ id: refunds.id })
        .from(refunds)
        .where(and(eq(refunds.chargeId, chargeId), eq(refunds.requestKey, requestKey)));
      if (before) return { refundId: before.id };
      const attempt = await capturedAttempt(tx, chargeId);
      if (!attempt) throw new Error(`charge ${chargeId} has no captured attempt`);
      const refundId = newId();
      const taken = await takePayOut(tx, { chargeId, refundId, expected });
      await tx.db.insert(refunds).values({
        id: refundId,
        chargeId,
        attemptId: attempt.id,
        requestKey,
        reason: REASON[taken.kind],
        state: 'decided',
        charged: krw(0),
        cashback: krw(0),
        external: taken.amount,
        taxFree: krw(0),
        clawedPending: krw(0),
        clawedCashback: krw(0),
        clawedCharged: krw(0),
        decidedAt: tx.now,
        nextSendAt: tx.now,
      });
      await enqueue(tx, 'refunds.send', { refundId });
      return { refundId };
    }),
  );
}

/** What was paid out of one own charge, oldest first, and how far each is. */
export async function listPayOuts(ctx: Ctx<Shopper>, chargeId: string) {
  return ctx.db
    .select({
      id: refunds.id,
      reason: refunds.reason,
      state: refunds.state,
      amount: refunds.external,
      decidedAt: refunds.decidedAt,
      doneAt: refunds.doneAt,
    })
    .from(refunds)
    .innerJoin(walletCharges, eq(walletCharges.id, refunds.chargeId))
    .where(and(eq(refunds.chargeId, chargeId), eq(walletCharges.userId, ctx.actor.userId)))
    .orderBy(asc(refunds.decidedAt), asc(refunds.id));
}
