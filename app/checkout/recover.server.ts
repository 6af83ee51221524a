import type { Ctx } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import {
  type Attempt,
  attemptsToRead,
  findAttempt,
  gateway,
  lockAttempt,
  markAlarmed,
  moveAttempt,
  readLater,
} from '#app/payments/index.server.ts';
import { ALARM_AFTER, isOpen, type PaymentGateway, type ProviderPayment } from '#app/payments/index.ts';
import { env } from '#app/platform/env.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { sendConfirm, settleAnswer } from './confirm-payment.server.ts';
import { raiseAlarm, settleCaptured, settleFailed, startCompensation } from './settle-attempt.server.ts';

/** "Not found" is believed only after the call surely ended (rule C5). */
const QUIET_AFTER_TIMEOUT = minutes(1);

/** Settles every attempt whose outcome is due to be read. A sweep; also run when a worker starts. */
export async function recoverAttempts(ctx: Ctx, provider: PaymentGateway = gateway()): Promise<number> {
  const due = await attemptsToRead(ctx, 50);
  for (const attemptId of due) await recoverAttempt(ctx, attemptId, provider);
  return due.length;
}

/** Reads one attempt at the provider and settles it as the payment stands there. Safe at any time, by anyone. */
export async function recoverAttempt(
  ctx: Ctx,
  attemptId: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const attempt = await inTransaction(ctx, (tx) => lockAttempt(tx, attemptId));
  if (attempt.state === 'compensating') return compensate(ctx, attempt, provider);
  if (!isOpen(attempt.state)) return;
  const sentAt = attempt.sentAt ?? attempt.createdAt;
  if (after(sentAt, ALARM_AFTER) <= ctx.now && (await markAlarmed(ctx, attempt.id)))
    raiseAlarm('payment_outcome_unknown', { attemptId: attempt.id });
  const read = await provider.readByOrderId(attempt.tossOrderId);
  if (read.kind === 'unknown') return readLater(ctx, attempt);
  const quiet = after(sentAt, env().TOSS_TIMEOUT_MS + QUIET_AFTER_TIMEOUT) <= ctx.now;
  if (read.kind === 'not-found')
    return quiet ? settleFailed(ctx, attempt, 'NOT_FOUND_PAYMENT') : readLater(ctx, attempt);
  return settleRead(ctx, attempt, read.payment, quiet, provider);
}

async function settleRead(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  quiet: boolean,
  provider: PaymentGateway,
): Promise<void> {
  switch (payment.status) {
    case 'DONE':
      return payment.totalAmount === attempt.amount && payment.orderId === attempt.tossOrderId
        ? settleCaptured(ctx, attempt.id, payment)
        : startCompensation(ctx, attempt, 'MISMATCHED');
    case 'IN_PROGRESS':
      return settleAnswer(ctx, attempt, await sendConfirm(attempt, provider), provider);
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      return startCompensation(ctx, attempt, payment.status);
    case 'ABORTED':
    case 'EXPIRED':
      return settleFailed(ctx, attempt, payment.status);
    case 'READY':
      return quiet ? settleFailed(ctx, attempt, payment.status) : readLater(ctx, attempt);
    default:
      return readLater(ctx, attempt);
  }
}

/** Gives all of a captured payment back that nothing of ours stands for, under its own key. */
async function compensate(ctx: Ctx, attempt: Attempt, provider: PaymentGateway): Promise<void> {
  const read = await provider.readByOrderId(attempt.tossOrderId);
  if (read.kind === 'unknown') return readLater(ctx, attempt);
  const gone = read.kind === 'not-found' || read.payment.balanceAmount === 0;
  if (!gone) {
    const answer = await provider.cancel({
      paymentKey: read.payment.paymentKey,
      amount: read.payment.balanceAmount,
      refundable: read.payment.balanceAmount,
      taxFree: attempt.taxFree,
      reason: '주문을 완료하지 못해 결제를 취소합니다',
      idempotencyKey: `compensate:${attempt.id}`,
    });
    if (answer.kind !== 'cancelled') return readLater(ctx, attempt);
  }
  await moveAttempt(ctx, attempt.id, 'compensated', { settledAt: ctx.now, nextReadAt: null });
}

/** The attempt was over for us, and yet the provider captured: all of it goes back. */
async function compensateLate(ctx: Ctx, attempt: Attempt, provider: PaymentGateway): Promise<void> {
  const read = await provider.readByOrderId(attempt.tossOrderId);
  if (read.kind === 'unknown')
    throw new Error(`payment ${attempt.tossOrderId} cannot be read: ${read.because}`);
  if (read.kind === 'not-found' || read.payment.status !== 'DONE') return;
  raiseAlarm('payment_captured_late', { attemptId: attempt.id });
  await moveAttempt(ctx, attempt.id, 'compensating', {
    paymentKey: read.payment.paymentKey,
    nextReadAt: ctx.now,
  });
}

/** A webhook hinted at this Toss order id: read it now. */
export async function recoverByHint(
  ctx: Ctx,
  tossOrderId: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const attempt = await findAttempt(ctx, tossOrderId);
  if (!attempt) return;
  if (attempt.state === 'failed' || attempt.state === 'expired')
    return compensateLate(ctx, attempt, provider);
  if (isOpen(attempt.state)) await recoverAttempt(ctx, attempt.id, provider);
}
