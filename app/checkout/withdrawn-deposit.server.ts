import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, subtract } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, type Entry, move } from '#app/ledger/index.ts';
import { linesOf, lockOrder } from '#app/orders/index.server.ts';
import { type Attempt, lockAttempt, moveAttempt, providerFacts } from '#app/payments/index.server.ts';
import { type DepositAccount, nextDepositReading, type ProviderPayment } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import {
  decideRefund,
  isRefundUnderWay,
  resumeRefunds,
  returnedThroughProvider,
} from '#app/refunds/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { raiseAlarm } from './raise-alarm.server.ts';

/**
 * A bank took a deposit back: the provider owes us nothing any more, the buyer does. The order stays paid, the attempt
 * waits again, and a person is told. Not while a refund is under way, as it may have been made: its fate comes first,
 * and the hint is tried again.
 */
export async function withdrawDeposit(
  ctx: Ctx,
  { id: attemptId }: Attempt,
  payment: ProviderPayment,
  deposit: DepositAccount,
): Promise<void> {
  const withdrawn = await inTransaction(ctx, async (tx) => {
    const before = await lockAttempt(tx, attemptId);
    if (before.state !== 'captured') return false;
    if (await isRefundUnderWay(tx, attemptId))
      throw new Error(`deposit of attempt ${attemptId} withdrawn while a refund is under way`);
    const withdrawals = before.withdrawals + 1;
    await moveAttempt(tx, attemptId, 'awaiting_deposit', {
      ...providerFacts(payment),
      approvedAt: before.approvedAt,
      withdrawals,
      nextReadAt: nextDepositReading(deposit.dueAt, tx.now),
    });
    await post(tx, [
      {
        ...entryOf(tx, 'deposit-withdrawn', attemptId, withdrawals),
        lines: move(await takenOf(tx, before), account.depositWithdrawn, account.pgReceivable),
      },
    ]);
    await fault('deposit.before_commit');
    return true;
  });
  await fault('deposit.after_commit');
  if (withdrawn) raiseAlarm('deposit_withdrawn', { attemptId });
}

/** The deposit came again: the provider owes it to us once more, and what was cancelled meanwhile can go back. */
export async function bookDepositAgain(tx: Ctx, attempt: Attempt): Promise<void> {
  await post(tx, [
    {
      ...entryOf(tx, 'deposit-again', attempt.id, attempt.withdrawals),
      lines: move(await takenOf(tx, attempt), account.pgReceivable, account.depositWithdrawn),
    },
  ]);
  await resumeRefunds(tx, attempt.id, ['decided']);
}

const entryOf = (tx: Ctx, kind: string, attemptId: string, n: number): Omit<Entry, 'lines'> => ({
  kind,
  key: `${kind}:${attemptId}:${n}`,
  date: kstDayOf(tx.now),
});

const takenOf = async (tx: Ctx, attempt: Attempt): Promise<Krw> =>
  subtract(attempt.amount, await returnedThroughProvider(tx, attempt.id));

/**
 * The deadline passed without a new deposit: what is left of the order is refunded whole. Its external part was never
 * kept, so nothing goes back through the provider.
 */
export async function refundUnpaid(tx: Ctx, attempt: Attempt): Promise<void> {
  if (attempt.purpose !== 'order') return;
  const order = await lockOrder(tx, attempt.subjectId);
  const left = new Map(
    (await linesOf(tx, order.id))
      .map((line) => [line.id, line.quantity - line.refundedQuantity] as const)
      .filter(([, quantity]) => quantity > 0),
  );
  if (left.size === 0) return;
  await decideRefund(tx, {
    orderId: order.id,
    storeOrderId: null,
    requestKey: `withdrawn:${attempt.id}`,
    reason: '입금이 취소되어 주문을 취소했습니다',
    cause: 'mall',
    quantities: left,
    expectedTotal: null,
  });
}
