import { and, eq } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { refunds } from '#db/schema/refunds.ts';
import type { RefundRefusal } from './refusals.ts';

/** 다시 보내기: a refund the provider definitely refused is tried again under a new key. Audited. */
export async function resendRefund(ctx: Ctx<Operator>, refundId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [again] = await tx.db
      .update(refunds)
      .set({ state: 'decided', nextSendAt: tx.now, alarmed: false })
      .where(and(eq(refunds.id, refundId), eq(refunds.state, 'stuck')))
      .returning();
    if (!again) refuse<RefundRefusal>({ code: 'refund/not-stuck' });
    await writeAudit(tx, {
      action: 'refunds.resend',
      subject: `refund:${refundId}`,
      before: { state: 'stuck', refusedCode: again.refusedCode },
      after: { state: 'decided', try: again.refusals + 1 },
    });
    await enqueue(tx, 'refunds.send', { refundId });
  });
}
