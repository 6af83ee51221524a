import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { intents } from '#db/schema/checkout.ts';
import type { CheckoutRefusal } from './refusals.ts';

type Answer = Record<string, string | null>;

/**
 * Does something once per owner and key (rule K1). The row stands in the deciding transaction: a second request waits
 * for the first and gets its answer; the same key with other content is refused.
 */
export async function once<A extends Answer>(
  tx: Ctx,
  intent: { owner: string; key: string; request: unknown },
  work: () => Promise<A>,
): Promise<A> {
  const requestHash = createHash('sha256').update(JSON.stringify(intent.request)).digest('hex');
  const fresh = await tx.db
    .insert(intents)
    .values({ owner: intent.owner, key: intent.key, requestHash, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ key: intents.key });
  const mine = and(eq(intents.owner, intent.owner), eq(intents.key, intent.key));
  if (fresh.length === 0) {
    const [before] = await tx.db.select().from(intents).where(mine);
    if (!before?.answer || before.requestHash !== requestHash)
      refuse<CheckoutRefusal>({ code: 'checkout/key-reused' });
    return before.answer as A;
  }
  const answer = await work();
  await tx.db.update(intents).set({ answer }).where(mine);
  return answer;
}
