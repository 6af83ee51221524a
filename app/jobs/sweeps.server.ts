import { expireUnpaid, recoverAttempts } from '#app/checkout/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { openBudgets } from '#app/wallet/index.server.ts';

type Sweep = { name: string; run: (ctx: Ctx<System>) => Promise<number> };

async function sendDueRefunds(ctx: Ctx<System>): Promise<number> {
  const due = await refundsToSend(ctx, 50);
  for (const refundId of due) await sendRefund(ctx, refundId);
  return due.length;
}

/** Work driven by time: each finds its due rows by the context's `now` and says how many there were. */
export const SWEEPS: readonly Sweep[] = [
  { name: 'wallet.open-budgets', run: async (ctx) => openBudgets(ctx).then(() => 0) },
  { name: 'checkout.recover', run: (ctx) => recoverAttempts(ctx) },
  { name: 'refunds.send-due', run: sendDueRefunds },
  { name: 'checkout.expire', run: expireUnpaid },
];
