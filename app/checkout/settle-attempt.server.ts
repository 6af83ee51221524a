import type { Ctx } from '#app/core/ctx.ts';
import { post } from '#app/ledger/index.server.ts';
import { type Attempt, lockAttempt, moveAttempt, providerFacts } from '#app/payments/index.server.ts';
import { type AttemptState, isOpen, type ProviderPayment } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { attemptOutcomes } from '#app/platform/metrics.server.ts';
import { completeCharge, failCharge } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { raiseAlarm } from './raise-alarm.server.ts';
import { abandonOrder, completeOrder } from './settle-order.server.ts';
import { bookDepositAgain } from './withdrawn-deposit.server.ts';

/**
 * The provider took the money: the attempt, what it pays for, and the books change together (T3). Whoever comes second
 * finds it done. When the order cannot take the money any more, or the attempt was over before the capture came, all of
 * it goes back instead.
 */
export async function settleCaptured(ctx: Ctx, attemptId: string, payment: ProviderPayment): Promise<void> {
  const outcome = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attemptId);
    if (before.state === 'failed' || before.state === 'expired') {
      await moveAttempt(tx, attemptId, 'compensating', {
        paymentKey: payment.paymentKey,
        // The day the provider lists it under, however late it goes back.
        approvedAt: payment.approvedAt,
        nextReadAt: tx.now,
      });
      return 'captured_late';
    }
    const attempt = await moveAttempt(tx, attemptId, 'captured', {
      ...providerFacts(payment),
      // The buyer may have given up just before the deposit came.
      failureCode: null,
      settledAt: tx.now,
      nextReadAt: null,
    });
    if (!attempt) return null;
    const deposited = before.state === 'awaiting_deposit';
    if (deposited && before.withdrawals > 0) {
      await bookDepositAgain(tx, attempt);
      await fault('deposit.before_commit');
      return 'deposited_again';
    }
    if (attempt.purpose === 'charge') {
      const entry = await completeCharge(tx, attempt.subjectId, attempt.id);
      if (entry) await post(tx, [entry]);
    } else if (!(await completeOrder(tx, attempt.subjectId))) {
      await moveAttempt(tx, attemptId, 'compensating', { nextReadAt: tx.now });
      return 'compensating';
    }
    await fault(deposited ? 'deposit.before_commit' : 'confirm.before_commit');
    return deposited ? 'deposited' : 'captured';
  });
  await fault(outcome?.startsWith('deposited') ? 'deposit.after_commit' : 'confirm.after_commit');
  if (outcome === 'captured_late') raiseAlarm('payment_captured_late', { attemptId });
  if (outcome) attemptOutcomes.inc({ purpose: 'any', outcome });
}

/**
 * No money moved: everything set aside goes back and the order or charge is over. Only from the states named: what
 * somebody else is confirming meanwhile is not ours to fail.
 */
export async function settleFailed(
  ctx: Ctx,
  attempt: Pick<Attempt, 'id' | 'purpose' | 'subjectId'>,
  code: string,
  from: readonly AttemptState[] = ['ready', 'confirming', 'unknown'],
): Promise<void> {
  const failed = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attempt.id);
    if (!from.includes(before.state)) return false;
    await moveAttempt(tx, attempt.id, 'failed', { failureCode: code, settledAt: tx.now, nextReadAt: null });
    await giveUpSubject(tx, before);
    await fault('confirm.before_commit');
    return true;
  });
  await fault('confirm.after_commit');
  if (failed) attemptOutcomes.inc({ purpose: attempt.purpose, outcome: 'failed' });
}

/** The provider says one thing and our open row another: all of the money goes back, a person is told. */
export async function startCompensation(ctx: Ctx, attempt: Attempt, because: string): Promise<void> {
  const started = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attempt.id);
    const awaitsFirst = before.state === 'awaiting_deposit' && before.withdrawals === 0;
    if (!isOpen(before.state) && !awaitsFirst) return false;
    await moveAttempt(tx, attempt.id, 'compensating', { failureCode: because, nextReadAt: tx.now });
    await giveUpSubject(tx, before);
    await fault('confirm.before_commit');
    return true;
  });
  await fault('confirm.after_commit');
  if (started) raiseAlarm('payment_compensating', { attemptId: attempt.id, because });
}

const giveUpSubject = (tx: Ctx, { purpose, subjectId }: Attempt): Promise<void> =>
  purpose === 'charge' ? failCharge(tx, subjectId) : abandonOrder(tx, subjectId, 'cancelled');
