import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { after, days } from '#app/core/kst.ts';
import { type Answer, refusal } from './codes.ts';
import { findByOrder, savePayment } from './payments.ts';
import { newSecret, newTransactionKey } from './random-text.ts';
import type { AccountRecord, PaymentRecord } from './records.ts';
import { announce } from './webhooks.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

/** The confirm of a virtual account: no money yet, but an account that takes exactly this amount until its due date. */
export function issueAccount(world: World, payment: PaymentRecord, bankCode: string): Answer {
  const { offer } = payment;
  const now = world.clock.now();
  const chosen = offer.kind === 'virtual-account' ? offer : null;
  const dueAt = chosen?.dueMs ? new Date(chosen.dueMs) : after(now, chosen?.validMs ?? days(7));
  const issued = savePayment(world, {
    ...payment,
    status: 'WAITING_FOR_DEPOSIT',
    secret: newSecret(),
    lastTransactionKey: newTransactionKey(),
    account: {
      bankCode,
      // Accounts of a test environment are told apart by their first letter.
      accountNumber: `X${String(randomInt(1_000_000_000)).padStart(9, '0')}`,
      dueAt: dueAt.toISOString(),
      depositorName: null,
    },
  });
  announce(world, issued);
  return { status: 200, body: toWirePayment(issued, world) };
}

const DepositInput = z.object({
  orderId: z.string(),
  outcome: z.enum(['ok', 'wrong_amount', 'late', 'error']).default('ok'),
});

/** What somebody does at the bank: pays in, too much or too late (the bank refuses), or the bank takes it back. */
export function deposit(world: World, body: unknown): Answer {
  const parsed = DepositInput.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  const { orderId, outcome } = parsed.data;
  const payment = findByOrder(world, orderId);
  const account = payment?.account;
  if (!account) return refusal('NOT_FOUND_PAYMENT');
  if (outcome === 'error') return takeBack(world, payment, account);
  const late = outcome === 'late' || Date.parse(account.dueAt) < world.clock.now().getTime();
  const refused = payment.status !== 'WAITING_FOR_DEPOSIT' || late || outcome === 'wrong_amount';
  if (refused) return { status: 200, body: { accepted: false, status: payment.status } };
  const transactionKey = newTransactionKey();
  const done = world.store.batch(() => {
    const paid = savePayment(world, {
      ...payment,
      status: 'DONE',
      approvedAt: world.clock.now().toISOString(),
      approvalKey: transactionKey,
      lastTransactionKey: transactionKey,
      account: { ...account, depositorName: payment.customerName ?? '구매자' },
    });
    announce(world, paid);
    return paid;
  });
  return { status: 200, body: { accepted: true, status: done.status } };
}

function takeBack(world: World, payment: PaymentRecord, account: AccountRecord): Answer {
  if (payment.status !== 'DONE') return refusal('INVALID_REQUEST');
  const waiting = world.store.batch(() => {
    const reverted = savePayment(world, {
      ...payment,
      status: 'WAITING_FOR_DEPOSIT',
      approvedAt: null,
      approvalKey: null,
      lastTransactionKey: newTransactionKey(),
      account: { ...account, depositorName: null },
    });
    announce(world, reverted);
    return reverted;
  });
  return { status: 200, body: { accepted: true, status: waiting.status } };
}
