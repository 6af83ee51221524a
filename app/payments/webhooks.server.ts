import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/core/ctx.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { webhookReceipts } from '#db/schema/payments.ts';

const Hint = z.union([
  z.object({ data: z.object({ orderId: z.string().max(64) }) }).transform(({ data }) => data.orderId),
  z.object({ orderId: z.string().max(64) }).transform(({ orderId }) => orderId),
]);

/** Keeps a webhook once and queues a re-read of what it hints at. Its body is never believed (rule W1). */
export async function receiveWebhook(ctx: Ctx, raw: string): Promise<void> {
  const body: unknown = JSON.parse(raw);
  const hint = Hint.safeParse(body);
  const digest = createHash('sha256').update(raw).digest('hex');
  await inTransaction(ctx, async (tx) => {
    const fresh = await tx.db
      .insert(webhookReceipts)
      .values({ digest, body, tossOrderId: hint.success ? hint.data : null, receivedAt: tx.now })
      .onConflictDoNothing()
      .returning({ digest: webhookReceipts.digest });
    if (fresh.length > 0) await enqueue(tx, 'payments.read-webhook', { digest });
  });
}

/** The Toss order id a kept webhook hints at, once; null when handled before or of no use. */
export async function openHint(ctx: Ctx, digest: string): Promise<string | null> {
  const [receipt] = await ctx.db
    .select({ tossOrderId: webhookReceipts.tossOrderId })
    .from(webhookReceipts)
    .where(and(eq(webhookReceipts.digest, digest), isNull(webhookReceipts.handledAt)));
  return receipt?.tossOrderId ?? null;
}

export async function closeHint(ctx: Ctx, digest: string): Promise<void> {
  await ctx.db.update(webhookReceipts).set({ handledAt: ctx.now }).where(eq(webhookReceipts.digest, digest));
}
