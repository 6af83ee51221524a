import { newId } from '#app/core/ids.ts';
import { minutes } from '#app/core/kst.ts';
import { problem } from './codes.ts';
import type { PaymentRecord } from './records.ts';
import { announce } from './webhooks.ts';
import type { World } from './world.ts';

const WINDOW_MS = minutes(30);
const AUTHENTICATION_MS = minutes(10);

export const savePayment = (world: World, payment: PaymentRecord): PaymentRecord => {
  world.store.put('payments', payment.paymentKey, payment);
  return payment;
};

/** Two clocks: the window for half an hour, what the buyer authorised for ten minutes. */
function hasRunOut(payment: PaymentRecord, now: Date): boolean {
  if (payment.status === 'READY') return now.getTime() >= Date.parse(payment.requestedAt) + WINDOW_MS;
  if (payment.status !== 'IN_PROGRESS' || !payment.authenticatedAt) return false;
  return now.getTime() >= Date.parse(payment.authenticatedAt) + AUTHENTICATION_MS;
}

/** Brings one payment up to the present. */
function settled(world: World, payment: PaymentRecord): PaymentRecord {
  if (!hasRunOut(payment, world.clock.now())) return payment;
  return world.store.batch(() => {
    const expired = savePayment(world, {
      ...payment,
      status: 'EXPIRED',
      failure: problem('EXPIRED_PAYMENT'),
    });
    announce(world, expired);
    return expired;
  });
}

export function expireDue(world: World): void {
  for (const payment of world.store.list('payments')) settled(world, payment);
}

export function findPayment(world: World, paymentKey: string): PaymentRecord | null {
  const payment = world.store.get('payments', paymentKey);
  return payment ? settled(world, payment) : null;
}

export function findByWindow(world: World, windowId: string): PaymentRecord | null {
  const payment = world.store.paymentOfWindow(windowId);
  return payment ? settled(world, payment) : null;
}

const MEANING = [
  'DONE',
  'PARTIAL_CANCELED',
  'WAITING_FOR_DEPOSIT',
  'CANCELED',
  'IN_PROGRESS',
  'ABORTED',
  'READY',
  'EXPIRED',
];

/** A buyer may have opened several windows for one order: the one where most happened, then the latest. */
export function findByOrder(world: World, orderId: string): PaymentRecord | null {
  const rank = (p: PaymentRecord) => MEANING.indexOf(p.status);
  const all = world.store.paymentsOfOrder(orderId).map((payment) => settled(world, payment));
  return all.sort((a, b) => rank(a) - rank(b) || b.requestedAt.localeCompare(a.requestedAt))[0] ?? null;
}

/** Once money has moved for an order id, that id is spent. */
export const isSpent = (world: World, orderId: string): boolean =>
  world.store
    .paymentsOfOrder(orderId)
    .some((payment) => payment.approvedAt !== null || Boolean(payment.account));

export function abort(
  world: World,
  payment: PaymentRecord,
  failure: PaymentRecord['failure'],
): PaymentRecord {
  const aborted = savePayment(world, { ...payment, status: 'ABORTED', failure });
  announce(world, aborted);
  return aborted;
}

export const newWindowId = (): string => newId();
