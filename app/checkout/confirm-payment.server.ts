import type { CartOwner } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { after } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { findOwnOrderById } from '#app/orders/index.server.ts';
import { type Attempt, findAttempt, gateway, moveAttempt } from '#app/payments/index.server.ts';
import {
  backoff,
  type ConfirmAnswer,
  confirmClassOf,
  isPaymentOf,
  type PaymentGateway,
} from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { findCharge } from '#app/wallet/index.server.ts';
import { violatedConstraint } from '#db/client.server.ts';
import { settleAwaiting } from './await-deposit.server.ts';
import { raiseAlarm } from './raise-alarm.server.ts';
import type { CheckoutRefusal } from './refusals.ts';
import { settleCaptured, settleFailed, startCompensation } from './settle-attempt.server.ts';

export type Returned = { tossOrderId: string; paymentKey: string; orderId: string; amount: string };
/** Where an attempt stands for the buyer: `settling` is never shown as a failure. */
export type Outcome = {
  state: 'settling' | 'awaiting-deposit' | 'captured' | 'failed';
  purpose: Attempt['purpose'];
  subjectId: string;
  number: string | null;
};

/** An attempt of the person who asks, or a refusal: a stranger's is not found. */
export async function ownAttempt(
  ctx: Ctx<CartOwner>,
  tossOrderId: string,
): Promise<{ attempt: Attempt; number: string | null }> {
  const attempt = await findAttempt(ctx, tossOrderId);
  if (!attempt) refuse<CheckoutRefusal>({ code: 'checkout/payment-not-found' });
  if (attempt.purpose === 'order') {
    const order = await findOwnOrderById(ctx, attempt.subjectId);
    if (order) return { attempt, number: order.number };
  } else if (ctx.actor.kind === 'shopper') {
    const charge = await findCharge({ ...ctx, actor: ctx.actor }, attempt.subjectId);
    if (charge) return { attempt, number: null };
  }
  refuse<CheckoutRefusal>({ code: 'checkout/payment-not-found' });
}

export async function readOutcome(ctx: Ctx<CartOwner>, tossOrderId: string): Promise<Outcome> {
  const { attempt, number } = await ownAttempt(ctx, tossOrderId);
  return outcomeOf(attempt, number);
}

const OUTCOMES: Partial<Record<Attempt['state'], Outcome['state']>> = {
  captured: 'captured',
  awaiting_deposit: 'awaiting-deposit',
};

function outcomeOf(attempt: Attempt, number: string | null): Outcome {
  const { purpose, subjectId, state } = attempt;
  const open = state === 'ready' || state === 'confirming' || state === 'unknown';
  return { purpose, subjectId, number, state: open ? 'settling' : (OUTCOMES[state] ?? 'failed') };
}

/**
 * The buyer came back from the payment window. What came back is compared with our own row; only when it is exactly
 * that is the intent committed and the provider asked to capture, under a key made of the row (rules C2, C3, K2).
 */
export async function confirmPayment(
  ctx: Ctx<CartOwner>,
  returned: Returned,
  provider: PaymentGateway = gateway(),
): Promise<Outcome> {
  const { attempt, number } = await ownAttempt(ctx, returned.tossOrderId);
  if (attempt.state !== 'ready') return outcomeOf(attempt, number);
  if (attempt.expiresAt <= ctx.now) refuse<CheckoutRefusal>({ code: 'checkout/too-late' });
  if (returned.orderId !== attempt.tossOrderId || Number(returned.amount) !== attempt.amount) {
    raiseAlarm('payment_tampered', { attemptId: attempt.id });
    await settleFailed(ctx, attempt, 'TAMPERED', ['ready']);
    refuse<CheckoutRefusal>({ code: 'checkout/tampered' });
  }
  const claimed = await claim(ctx, attempt, returned.paymentKey);
  if (!claimed) return readOutcome(ctx, returned.tossOrderId);
  await fault('confirm.before_send');
  const answer = await sendConfirm(claimed, provider);
  await fault('confirm.after_send');
  await settleAnswer(ctx, claimed, answer, provider);
  return readOutcome(ctx, returned.tossOrderId);
}

/**
 * Reading while the call may still be under way is safe: a capture is settled by whoever sees it first, anything else
 * waits. So a crash is found long before the call would have timed out.
 */
const FIRST_READ_MS = 15_000;

/** T2: one request of many commits the intent; a payment key that paid for something else is refused. */
async function claim(ctx: Ctx, attempt: Attempt, paymentKey: string): Promise<Attempt | null> {
  try {
    return await moveAttempt(ctx, attempt.id, 'confirming', {
      paymentKey,
      sentAt: ctx.now,
      nextReadAt: after(ctx.now, FIRST_READ_MS),
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'payment_key_pays_once') throw error;
    raiseAlarm('payment_key_reused', { attemptId: attempt.id });
    await settleFailed(ctx, attempt, 'PAYMENT_KEY_REUSED', ['ready']);
    refuse<CheckoutRefusal>({ code: 'checkout/tampered' });
  }
}

export const sendConfirm = (attempt: Attempt, provider: PaymentGateway): Promise<ConfirmAnswer> =>
  provider.confirm({
    paymentKey: attempt.paymentKey ?? '',
    orderId: attempt.tossOrderId,
    amount: attempt.amount,
    idempotencyKey: `confirm:${attempt.id}`,
  });

/** Applies the provider's answer to a confirm: the table of money-safety §3. */
export async function settleAnswer(
  ctx: Ctx,
  attempt: Attempt,
  answer: ConfirmAnswer,
  provider: PaymentGateway,
): Promise<void> {
  switch (answer.kind) {
    case 'captured':
      return settleCaptured(ctx, attempt.id, answer.payment);
    case 'awaiting-deposit':
      return settleAwaiting(ctx, attempt, answer.payment, answer.deposit);
    case 'mismatched':
      return startCompensation(ctx, attempt, 'MISMATCHED');
    case 'refused':
      if (confirmClassOf(answer.code) === 'B')
        raiseAlarm('payment_our_mistake', { attemptId: attempt.id, code: answer.code });
      return settleFailed(ctx, attempt, answer.code);
    case 'session-gone': {
      const read = await provider.readByOrderId(attempt.tossOrderId);
      if (read.kind === 'found' && read.payment.status === 'DONE')
        return isPaymentOf(attempt, read.payment)
          ? settleCaptured(ctx, attempt.id, read.payment)
          : startCompensation(ctx, attempt, 'MISMATCHED');
      if (read.kind === 'unknown') return leaveOpen(ctx, attempt);
      if (read.kind === 'found' && read.payment.status === 'WAITING_FOR_DEPOSIT')
        return leaveOpen(ctx, attempt);
      return settleFailed(ctx, attempt, answer.code);
    }
    case 'unknown':
      if (answer.alarm) raiseAlarm('payment_settings', { attemptId: attempt.id, because: answer.because });
      return leaveOpen(ctx, attempt);
  }
}

async function leaveOpen(ctx: Ctx, attempt: Attempt): Promise<void> {
  await moveAttempt(ctx, attempt.id, 'unknown', { nextReadAt: after(ctx.now, backoff(0)) });
}
