import { after, minutes } from '#app/core/kst.ts';
import { kstMicros, kstTime } from './clock.ts';
import { takeFault, wrongAmount } from './faults.ts';
import { randomText } from './random-text.ts';
import type { Delivery, PaymentRecord } from './records.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

const RETRY_AFTER_MINUTES = [1, 4, 16, 64, 256, 1024, 4096];
const ANSWER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 250;

/** Queues the news of a payment's new status; whether it arrives is the sender's business. */
export function announce(world: World, payment: PaymentRecord): void {
  if (!world.settings.webhookUrl) return;
  const now = world.clock.now();
  const fault = takeFault(world, 'webhook', payment.orderId);
  const data = toWirePayment(payment, world);
  const told =
    fault?.mode === 'lie' ? { ...data, totalAmount: wrongAmount(payment.amount), status: 'DONE' } : data;
  const createdAt = kstMicros(now);
  const general = { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data: told };
  // An issued account is news of the deposit event only; otherwise both are registered, so both come.
  const bodies: { event: string; body: unknown }[] =
    payment.status === 'WAITING_FOR_DEPOSIT' ? [] : [{ event: 'PAYMENT_STATUS_CHANGED', body: general }];
  if (payment.account)
    bodies.push({ event: 'DEPOSIT_CALLBACK', body: depositCallback(payment, told.status, createdAt) });
  for (const { event, body } of bodies) {
    const delivery: Delivery = {
      id: `whtrans_a01${randomText(20)}`,
      orderId: payment.orderId,
      event,
      status: payment.status,
      body,
      state: fault?.mode === 'withhold' ? 'withheld' : fault?.mode === 'reorder' ? 'held-back' : 'pending',
      nextAt: (fault?.mode === 'delay' ? after(now, fault.ms) : now).toISOString(),
      transmissions: [],
    };
    world.store.put('deliveries', delivery.id, delivery);
    if (fault?.mode === 'duplicate') {
      const twin = { ...delivery, id: `whtrans_a01${randomText(20)}` };
      world.store.put('deliveries', twin.id, twin);
    }
  }
  world.wake();
}

/** Flat: no event type, no payment key, no data. */
const depositCallback = (payment: PaymentRecord, status: string, createdAt: string) => ({
  createdAt,
  secret: payment.secret,
  status,
  transactionKey: payment.lastTransactionKey,
  orderId: payment.orderId,
});

async function transmit(world: World, url: string, delivery: Delivery): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'tosspayments-webhook-transmission-time': kstTime(world.clock.now()),
        'tosspayments-webhook-transmission-retried-count': String(delivery.transmissions.length),
        'tosspayments-webhook-transmission-id': delivery.id,
      },
      body: JSON.stringify(delivery.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}

/** Only 200 counts; seven retries, ever further apart, then it is given up. */
function afterTransmission(world: World, delivery: Delivery, outcome: string): Delivery {
  const now = world.clock.now();
  const transmissions = [...delivery.transmissions, { at: now.toISOString(), outcome }];
  if (outcome === '200') return { ...delivery, transmissions, state: 'delivered' };
  const wait = RETRY_AFTER_MINUTES[transmissions.length - 1];
  if (wait === undefined) return { ...delivery, transmissions, state: 'failed' };
  return { ...delivery, transmissions, nextAt: after(now, minutes(wait)).toISOString() };
}

/** What was held back follows once something newer has arrived. */
function releaseHeldBack(world: World, delivered: Delivery): void {
  for (const held of world.store.liveDeliveries())
    if (held.state === 'held-back' && held.id !== delivered.id)
      world.store.put('deliveries', held.id, {
        ...held,
        state: 'pending',
        nextAt: world.clock.now().toISOString(),
      });
}

export type Sender = { wake(): void; stop(): Promise<void> };

export function startSender(world: World): Sender {
  const inFlight = new Map<string, Promise<void>>();
  let woken = false;
  let stopped = false;

  async function deliver(url: string, delivery: Delivery): Promise<void> {
    const outcome = await transmit(world, url, delivery);
    // A reset while it was under way: the row is gone and must not come back.
    if (stopped || !world.store.get('deliveries', delivery.id)) return;
    const next = afterTransmission(world, delivery, outcome);
    world.store.put('deliveries', next.id, next);
    if (next.state === 'delivered') releaseHeldBack(world, next);
  }

  function look(): void {
    const url = world.settings.webhookUrl;
    if (stopped || !url) return;
    const now = world.clock.now().getTime();
    for (const delivery of world.store.liveDeliveries()) {
      if (delivery.state !== 'pending' || Date.parse(delivery.nextAt) > now || inFlight.has(delivery.id))
        continue;
      const sending = deliver(url, delivery).finally(() => {
        inFlight.delete(delivery.id);
        wake();
      });
      inFlight.set(delivery.id, sending);
    }
  }

  function wake(): void {
    if (woken) return;
    woken = true;
    setImmediate(() => {
      woken = false;
      look();
    });
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.race([Promise.allSettled(inFlight.values()), new Promise((r) => setTimeout(r, 500))]);
    },
  };
}
