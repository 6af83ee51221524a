import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, least } from '#app/core/krw.ts';
import {
  type Attempt,
  findRefundAccount,
  lockAttempt,
  moveAttempt,
  noteOnAttempt,
  rejectRefundAccount,
} from '#app/payments/index.server.ts';
import {
  isAccountProblem,
  type PaymentGateway,
  type ProviderPayment,
  type RefundAccount,
} from '#app/payments/index.ts';
import { inTransaction } from '#db/client.server.ts';

/**
 * Gives all of a captured payment back that nothing of ours stands for, under its own key. Money known to be captured
 * is never taken for gone because one reading did not find it. A deposit waits for the account it goes back to.
 */
export async function compensate(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  provider: PaymentGateway,
): Promise<void> {
  const { paymentKey, balanceAmount } = payment;
  if (payment.status === 'WAITING_FOR_DEPOSIT') {
    const answer = await provider.closeAccount({
      paymentKey,
      reason: '주문을 완료하지 못했습니다',
      idempotencyKey: `close:${attempt.id}`,
    });
    if (answer.kind !== 'closed') return;
  } else if (balanceAmount > 0) {
    const route = await routeOf(ctx, attempt, payment);
    if (!route) return askForAccount(ctx, attempt.id);
    const answer = await provider.cancel({
      paymentKey,
      ...amountsOf(attempt, balanceAmount),
      reason: '주문을 완료하지 못해 결제를 취소합니다',
      ...route,
    });
    if (answer.kind === 'refused' && route.account && isAccountProblem(answer.code))
      return askForAccount(ctx, attempt.id, answer.code);
    if (answer.kind !== 'cancelled') return;
  }
  await moveAttempt(ctx, attempt.id, 'compensated', {
    needsAccount: false,
    settledAt: ctx.now,
    nextReadAt: null,
  });
}

const amountsOf = (attempt: Attempt, balance: Krw) => ({
  amount: balance,
  refundable: balance,
  taxFree: least(attempt.taxFree, balance),
});

type Route = { idempotencyKey: string; account?: RefundAccount };
/**
 * How the money goes back; null while a deposit's account is not known. Another account is given only after the one
 * before was definitely refused, so it makes a key of its own (rule K2).
 */
async function routeOf(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<Route | null> {
  const idempotencyKey = `compensate:${attempt.id}`;
  if (!payment.deposit) return { idempotencyKey };
  const known = await findRefundAccount(ctx, attempt.id);
  if (!known || known.problem) return null;
  return { idempotencyKey: `${idempotencyKey}:${known.givenAt.getTime()}`, account: known.account };
}

/** The buyer is asked once more when the provider did not take the account; the reading goes on meanwhile. */
async function askForAccount(ctx: Ctx, attemptId: string, problem?: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { state } = await lockAttempt(tx, attemptId);
    if (state !== 'compensating') return;
    // It may have been given a moment ago.
    if (!problem && (await findRefundAccount(tx, attemptId))?.problem === null) return;
    await noteOnAttempt(tx, attemptId, { needsAccount: true });
    if (problem) await rejectRefundAccount(tx, attemptId, problem);
  });
}
