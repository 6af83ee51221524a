import type { Ctx } from '#app/core/ctx.ts';
import { holdUntil } from '#app/orders/index.server.ts';
import {
  type Attempt,
  lockAttempt,
  moveAttempt,
  noteOnAttempt,
  providerFacts,
} from '#app/payments/index.server.ts';
import {
  type DepositAccount,
  depositDeadline,
  isOpen,
  isPaymentOf,
  nextDepositReading,
  type PaymentGateway,
  type ProviderPayment,
} from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { attemptOutcomes } from '#app/platform/metrics.server.ts';
import { resumeRefunds } from '#app/refunds/index.server.ts';
import { failCharge } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { raiseAlarm } from './raise-alarm.server.ts';
import { settleCaptured, startCompensation } from './settle-attempt.server.ts';
import { abandonOrder } from './settle-order.server.ts';
import { refundUnpaid } from './withdrawn-deposit.server.ts';

/**
 * An account was issued: the order keeps stock and holds to the account's deadline, in the same transaction. An attempt
 * that was over before has its account closed again.
 */
export async function settleAwaiting(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  deposit: DepositAccount,
): Promise<void> {
  const awaiting = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attempt.id);
    if (before.state === 'failed' || before.state === 'expired') {
      await moveAttempt(tx, attempt.id, 'compensating', {
        paymentKey: payment.paymentKey,
        nextReadAt: tx.now,
      });
      return false;
    }
    if (!isOpen(before.state)) return false;
    await moveAttempt(tx, attempt.id, 'awaiting_deposit', {
      ...providerFacts(payment),
      reads: 0,
      nextReadAt: nextDepositReading(deposit.dueAt, tx.now),
    });
    if (attempt.purpose === 'order') await holdUntil(tx, attempt.subjectId, depositDeadline(deposit.dueAt));
    await fault('confirm.before_commit');
    return true;
  });
  await fault('confirm.after_commit');
  if (awaiting) attemptOutcomes.inc({ purpose: attempt.purpose, outcome: 'awaiting_deposit' });
}

/** Settles a waiting account as the payment stands at the provider; past its deadline, or given up, it is closed. */
export async function settleDeposit(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  provider: PaymentGateway,
): Promise<void> {
  if (!isPaymentOf(attempt, payment)) return distrust(ctx, attempt, 'MISMATCHED');
  switch (payment.status) {
    case 'DONE':
      return settleCaptured(ctx, attempt.id, payment);
    case 'CANCELED':
    case 'EXPIRED':
    case 'ABORTED':
      return settleClosed(ctx, attempt);
    case 'WAITING_FOR_DEPOSIT':
      return isOver(attempt, ctx.now) ? closeAccount(ctx, attempt, payment, provider) : undefined;
    default:
      return distrust(ctx, attempt, payment.status);
  }
}

/** The provider says something else: an order not paid yet gives all of it back, a paid one is left to a person. */
async function distrust(ctx: Ctx, attempt: Attempt, because: string): Promise<void> {
  if (attempt.withdrawals === 0) return startCompensation(ctx, attempt, because);
  if (attempt.failureCode === because) return;
  await noteOnAttempt(ctx, attempt.id, { failureCode: because });
  raiseAlarm('deposit_differs', { attemptId: attempt.id, because });
}

const isOver = ({ dueAt, failureCode }: Attempt, now: Date): boolean =>
  failureCode === GIVEN_UP || (dueAt !== null && depositDeadline(dueAt) <= now);

const GIVEN_UP = 'GIVEN_UP';

/** The buyer gave up an order that waits for a deposit: an intent, carried out at the provider first. */
export async function askToClose(tx: Ctx, attempt: Attempt): Promise<Attempt> {
  await noteOnAttempt(tx, attempt.id, { failureCode: GIVEN_UP, nextReadAt: tx.now });
  return attempt;
}

/** Nothing is released before the provider has closed the account: otherwise money could still come in for nothing. */
async function closeAccount(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  provider: PaymentGateway,
): Promise<void> {
  const answer = await provider.closeAccount({
    paymentKey: payment.paymentKey,
    reason: '입금 전 주문이 취소되었습니다',
    idempotencyKey: `close:${attempt.id}:${attempt.withdrawals}`,
  });
  if (answer.kind === 'closed') return settleClosed(ctx, attempt);
  if (answer.kind === 'unknown' && answer.alarm)
    raiseAlarm('deposit_account_open', { attemptId: attempt.id, because: answer.because });
  const read = await provider.readByOrderId(attempt.tossOrderId);
  if (read.kind !== 'found') return;
  if (read.payment.status === 'DONE' && isPaymentOf(attempt, read.payment))
    return settleCaptured(ctx, attempt.id, read.payment);
  if (read.payment.status === 'CANCELED') return settleClosed(ctx, attempt);
}

/** The account is closed: what was set aside is free; what was paid and taken back by the bank is refunded whole. */
async function settleClosed(ctx: Ctx, attempt: Attempt): Promise<void> {
  const closed = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attempt.id);
    if (before.state !== 'awaiting_deposit') return null;
    if (before.withdrawals > 0) await refundUnpaid(tx, before);
    await moveAttempt(tx, attempt.id, 'expired', { settledAt: tx.now, nextReadAt: null });
    // The provider has nothing left to give back: what waited for it ends in the books.
    await resumeRefunds(tx, attempt.id, ['needs_account', 'stuck']);
    if (before.withdrawals === 0) await releaseUnpaid(tx, before);
    await fault('deposit.before_commit');
    return before;
  });
  if (!closed) return;
  await fault('deposit.after_commit');
  attemptOutcomes.inc({ purpose: attempt.purpose, outcome: 'expired' });
  if (closed.withdrawals > 0) raiseAlarm('deposit_lost', { attemptId: attempt.id });
}

const releaseUnpaid = (tx: Ctx, { purpose, subjectId, failureCode }: Attempt): Promise<void> =>
  purpose === 'charge'
    ? failCharge(tx, subjectId)
    : abandonOrder(tx, subjectId, failureCode === GIVEN_UP ? 'cancelled' : 'expired');
