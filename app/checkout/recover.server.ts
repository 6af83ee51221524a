import type { Ctx } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import {
  type Attempt,
  attemptsToRead,
  claimReading,
  findAttempt,
  gateway,
  markAlarmed,
} from '#app/payments/index.server.ts';
import {
  ALARM_AFTER,
  depositDeadline,
  isOpen,
  isPaymentOf,
  type PaymentGateway,
  type ProviderPayment,
} from '#app/payments/index.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { env } from '#app/platform/env.server.ts';
import { settleAwaiting, settleDeposit } from './await-deposit.server.ts';
import { compensate } from './compensate.server.ts';
import { sendConfirm, settleAnswer } from './confirm-payment.server.ts';
import { raiseAlarm } from './raise-alarm.server.ts';
import { settleCaptured, settleFailed, startCompensation } from './settle-attempt.server.ts';
import { withdrawDeposit } from './withdrawn-deposit.server.ts';

/** "Not found" is believed only after the call surely ended (rule C5). */
const QUIET_AFTER_TIMEOUT = minutes(1);

/** Settles every attempt whose outcome is due to be read, each on its own. A sweep; also run when a worker starts. */
export async function recoverAttempts(ctx: Ctx, provider: PaymentGateway = gateway()): Promise<number> {
  const due = await attemptsToRead(ctx, 20);
  await eachRow('checkout.recover', due, async (attemptId) => {
    const claimed = await claimReading(ctx, attemptId);
    if (claimed) await recoverAttempt(ctx, claimed, provider);
  });
  return due.length;
}

/** Reads one attempt at the provider and settles it as the payment stands there. Safe at any time, by anyone. */
async function recoverAttempt(ctx: Ctx, attempt: Attempt, provider: PaymentGateway): Promise<void> {
  const compensating = attempt.state === 'compensating';
  const awaiting = attempt.state === 'awaiting_deposit';
  if (!compensating && !awaiting && !isOpen(attempt.state)) return;
  const sentAt = attempt.sentAt ?? attempt.createdAt;
  const openSince = awaiting && attempt.dueAt ? depositDeadline(attempt.dueAt) : sentAt;
  const overdue = after(openSince, ALARM_AFTER) <= ctx.now && !attempt.needsAccount;
  if (overdue && (await markAlarmed(ctx, attempt.id)))
    raiseAlarm('payment_outcome_unknown', { attemptId: attempt.id, state: attempt.state });
  const read = await provider.readByOrderId(attempt.tossOrderId);
  if (read.kind === 'unknown') return;
  if (compensating)
    return read.kind === 'found' ? compensate(ctx, attempt, read.payment, provider) : undefined;
  if (awaiting)
    return read.kind === 'found' ? settleDeposit(ctx, attempt, read.payment, provider) : undefined;
  const quiet = after(sentAt, env().TOSS_TIMEOUT_MS + QUIET_AFTER_TIMEOUT) <= ctx.now;
  if (read.kind === 'not-found') return quiet ? settleFailed(ctx, attempt, 'NOT_FOUND_PAYMENT') : undefined;
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
      return isPaymentOf(attempt, payment)
        ? settleCaptured(ctx, attempt.id, payment)
        : startCompensation(ctx, attempt, 'MISMATCHED');
    case 'WAITING_FOR_DEPOSIT':
      return isPaymentOf(attempt, payment) && payment.deposit
        ? settleAwaiting(ctx, attempt, payment, payment.deposit)
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
      return quiet ? settleFailed(ctx, attempt, payment.status) : undefined;
    default:
      return undefined;
  }
}

/** A webhook hinted at this Toss order id: read it now, even when the attempt was over for us. */
export async function recoverByHint(
  ctx: Ctx,
  tossOrderId: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const attempt = await findAttempt(ctx, tossOrderId);
  if (!attempt) return;
  const over = attempt.state === 'failed' || attempt.state === 'expired';
  const deposited = attempt.state === 'captured' && attempt.depositSealed !== null;
  if (!over && !deposited) return recoverAttempt(ctx, attempt, provider);
  const read = await provider.readByOrderId(tossOrderId);
  if (read.kind === 'unknown') throw new Error(`payment ${tossOrderId} cannot be read: ${read.because}`);
  if (read.kind === 'not-found') return;
  const { payment } = read;
  if (payment.status === 'WAITING_FOR_DEPOSIT' && payment.deposit)
    await (deposited ? withdrawDeposit : settleAwaiting)(ctx, attempt, payment, payment.deposit);
  else if (over && payment.status === 'DONE') await settleCaptured(ctx, attempt.id, payment);
}
