import type { Ctx } from '#app/core/ctx.ts';
import { post } from '#app/ledger/index.server.ts';
import { type Attempt, lockAttempt, moveAttempt, providerFacts } from '#app/payments/index.server.ts';
import type { ProviderPayment } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms, attemptOutcomes } from '#app/platform/metrics.server.ts';
import { completeCharge, failCharge } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { abandonOrder, completeOrder } from './settle-order.server.ts';

/**
 * The provider took the money: the attempt, what it pays for, and the books change together (T3). Whoever comes second
 * finds it done. When the order cannot take the money any more, the attempt starts to be compensated instead.
 */
export async function settleCaptured(ctx: Ctx, attemptId: string, payment: ProviderPayment): Promise<void> {
  const outcome = await inTransaction(ctx, async (tx) => {
    await lockAttempt(tx, attemptId);
    const attempt = await moveAttempt(tx, attemptId, 'captured', {
      ...providerFacts(payment),
      settledAt: tx.now,
      nextReadAt: null,
    });
    if (!attempt) return null;
    if (attempt.purpose === 'charge') {
      const entry = await completeCharge(tx, attempt.subjectId, attempt.id);
      if (entry) await post(tx, [entry]);
    } else if (!(await completeOrder(tx, attempt.subjectId))) {
      await moveAttempt(tx, attemptId, 'compensating', { nextReadAt: tx.now });
      return 'compensating';
    }
    await fault('confirm.before_commit');
    return 'captured';
  });
  await fault('confirm.after_commit');
  if (outcome) attemptOutcomes.inc({ purpose: 'any', outcome });
}

/** Surely no money moved: everything set aside goes back and the order or charge is over. */
export async function settleFailed(
  ctx: Ctx,
  attempt: Pick<Attempt, 'id' | 'purpose' | 'subjectId'>,
  code: string,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockAttempt(tx, attempt.id);
    const moved = await moveAttempt(tx, attempt.id, 'failed', {
      failureCode: code,
      settledAt: tx.now,
      nextReadAt: null,
    });
    if (!moved) return;
    if (moved.purpose === 'charge') await failCharge(tx, moved.subjectId);
    else await abandonOrder(tx, moved.subjectId, 'cancelled');
  });
  attemptOutcomes.inc({ purpose: attempt.purpose, outcome: 'failed' });
}

/** The provider says one thing, our row another, or the order is gone: all of the money goes back, a person is told. */
export async function startCompensation(ctx: Ctx, attempt: Attempt, because: string): Promise<void> {
  raiseAlarm('payment_compensating', { attemptId: attempt.id, because });
  await inTransaction(ctx, async (tx) => {
    await lockAttempt(tx, attempt.id);
    const moved = await moveAttempt(tx, attempt.id, 'compensating', {
      failureCode: because,
      nextReadAt: tx.now,
    });
    if (!moved) return;
    if (moved.purpose === 'charge') await failCharge(tx, moved.subjectId);
    else await abandonOrder(tx, moved.subjectId, 'cancelled');
  });
}

export function raiseAlarm(alarm: string, facts: Record<string, unknown>): void {
  alarms.inc({ alarm });
  log().error({ alarm, ...facts }, 'a payment needs a person');
}
