import { chargeWallet, confirmPayment, placeOrder } from '#app/checkout/index.server.ts';
import type { ChargeInput, PlaceInput } from '#app/checkout/index.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { runDueJobs, sweepOnce } from '#app/jobs/index.server.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { mallDatabase } from '#app/platform/database.server.ts';
import { payOutCharge } from '#app/refunds/index.server.ts';
import { action as webhookDoor } from '#app/routes/hooks/toss.ts';

/** A process of the mall without its pages: does what it is told until a fault point kills it. */
const ACTS = {
  place: async ({ userId, form }: { userId: string; form: PlaceInput }) =>
    placeOrder(await shopper(userId), form, { orderKey: null }),
  charge: async ({ userId, form }: { userId: string; form: ChargeInput }) =>
    chargeWallet(await shopper(userId), form),
  confirm: async ({ userId, returned }: { userId: string; returned: Parameters<typeof confirmPayment>[1] }) =>
    confirmPayment(await shopper(userId), returned),
  cancel: async ({ userId, number }: { userId: string; number: string }) => {
    const ctx = await shopper(userId);
    const preview = await previewCancel(ctx, { number, storeOrderId: null });
    await cancelOrder(ctx, {
      number,
      storeOrderId: null,
      reason: '기타',
      requestKey: newId(),
      expectedTotal: preview?.total ?? krw(0),
    });
  },
  payOut: async ({ userId, ...request }: { userId: string } & Parameters<typeof payOutCharge>[1]) =>
    payOutCharge(await shopper(userId), request),
  webhook: async ({ raw }: { raw: string }) => {
    const request = new Request('http://localhost/webhooks/toss', { method: 'POST', body: raw });
    const context = { requestId: 'test', nonce: '', clientIp: '127.0.0.1' } as never;
    return (await webhookDoor({ request, params: {}, context })).status;
  },
  /** Everything that is due: what the worker does by itself every two seconds. */
  recover: async () => {
    for (let round = 1; round <= 30; round++) {
      const found = await sweepOnce();
      await runDueJobs();
      if (found === 0) return round;
    }
    throw new Error('there is always something due');
  },
};
export type Acts = typeof ACTS;

async function shopper(userId: string): Promise<Ctx<Shopper>> {
  const { db } = mallDatabase();
  return { actor: { kind: 'shopper', userId }, now: await readClock(db), db, requestId: 'test' };
}

process.on('message', async ({ act, input }: { act: keyof Acts; input: never }) => {
  try {
    process.send?.({ value: await ACTS[act](input) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
