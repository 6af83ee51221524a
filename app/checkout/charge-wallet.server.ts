import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { openAttempt } from '#app/payments/index.server.ts';
import { canPayWith, METHOD_FACTS } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { beginCharge } from '#app/wallet/index.server.ts';
import type { WalletRefusal } from '#app/wallet/index.ts';
import { inTransaction } from '#db/client.server.ts';
import type { ChargeInput } from './inputs.ts';
import { once } from './intents.server.ts';
import { HOLD_MINUTES } from './place-order.server.ts';
import type { CheckoutRefusal } from './refusals.ts';

/** 충전: room within the limits and an attempt at the provider, once per intent key. Verified persons of 14 or over only. */
export async function chargeWallet(ctx: Ctx<Shopper>, input: ChargeInput): Promise<{ tossOrderId: string }> {
  const verified = await verificationOf(ctx, ctx.actor.userId);
  if (!verified?.mayHoldWallet) refuse<WalletRefusal>({ code: 'wallet/not-verified' });
  const begun = await inTransaction(ctx, async (tx) => {
    const request = { owner: `user:${tx.actor.userId}`, key: input.intentKey, request: input };
    const answer = await once(tx, request, () => begin(tx, input));
    await fault('reserve.before_commit');
    return answer;
  });
  await fault('reserve.after_commit');
  return begun;
}

async function begin(tx: Ctx<Shopper>, input: ChargeInput): Promise<{ tossOrderId: string }> {
  const { minimum, maximum } = METHOD_FACTS[input.method];
  if (!canPayWith(input.method, input.amount))
    refuse<CheckoutRefusal>({ code: 'checkout/method-limit', minimum, maximum });
  const { chargeId } = await beginCharge(tx, input.amount);
  const { tossOrderId } = await openAttempt(tx, {
    purpose: 'charge',
    subjectId: chargeId,
    orderName: '온통대전 충전',
    amount: input.amount,
    taxFree: krw(0),
    method: input.method,
    expiresAt: after(tx.now, minutes(HOLD_MINUTES)),
  });
  return { tossOrderId };
}
