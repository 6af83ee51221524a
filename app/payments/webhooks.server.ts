import { createHash, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/core/ctx.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { webhookReceipts } from '#db/schema/payments.ts';
import { findAttempt } from './attempts.server.ts';

/** As the provider writes order ids; anything else is no id of ours. */
const TossOrderId = z.string().regex(/^[\w=-]{6,64}$/);
const Fact = z.object({ orderId: TossOrderId, secret: z.string().max(200).nullish().catch(null) });
/** A payment's news carries it in `data`; a deposit's is flat and has no event type. */
const Hint = z.union([z.object({ data: Fact }).transform(({ data }) => data), Fact]);

/**
 * Keeps a webhook once and queues a re-read of the payment it hints at, once however many hint at it. Its body is never
 * believed (rule W1).
 */
export async function receiveWebhook(ctx: Ctx, raw: string): Promise<void> {
  const hint = Hint.safeParse(JSON.parse(raw));
  const tossOrderId = hint.success && (await isPlausible(ctx, hint.data)) ? hint.data.orderId : null;
  const digest = createHash('sha256').update(raw).digest('hex');
  await inTransaction(ctx, async (tx) => {
    const fresh = await tx.db
      .insert(webhookReceipts)
      .values({ digest, raw, tossOrderId, receivedAt: tx.now, handledAt: tossOrderId ? null : tx.now })
      .onConflictDoNothing()
      .returning({ digest: webhookReceipts.digest });
    if (fresh.length > 0 && tossOrderId)
      await enqueue(tx, 'payments.read-webhook', { tossOrderId }, `webhook:${tossOrderId}`);
  });
}

/**
 * A secret that is not the payment's own marks a forgery: not worth asking the provider. Without one, or before we
 * know ours, the hint is as good as any.
 */
async function isPlausible(ctx: Ctx, { orderId, secret }: z.infer<typeof Fact>): Promise<boolean> {
  const known = secret ? (await findAttempt(ctx, orderId))?.secret : null;
  if (!secret || !known) return true;
  const [theirs, ours] = [secret, known].map((text) => createHash('sha256').update(text).digest());
  return theirs !== undefined && ours !== undefined && timingSafeEqual(theirs, ours);
}

/** The payment was read: everything that hinted at it is done. What comes meanwhile queues its own read. */
export async function closeHints(ctx: Ctx, tossOrderId: string): Promise<void> {
  await ctx.db
    .update(webhookReceipts)
    .set({ handledAt: ctx.now })
    .where(and(eq(webhookReceipts.tossOrderId, tossOrderId), isNull(webhookReceipts.handledAt)));
}
