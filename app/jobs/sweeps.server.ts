import { compareYesterday } from '#app/bookcheck/index.server.ts';
import { forgetGuestCarts } from '#app/cart/index.server.ts';
import { carryOutPricePlans } from '#app/catalog/index.server.ts';
import { expireUnpaid, recoverAttempts } from '#app/checkout/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, days } from '#app/core/kst.ts';
import { RANKED, setRanking } from '#app/displays/index.server.ts';
import { forgetExpired } from '#app/identity/index.server.ts';
import { healWatches } from '#app/interests/index.server.ts';
import { forgetCounters } from '#app/limits/index.server.ts';
import { bestSellersSince, confirmDue, payWaitingRewards } from '#app/orders/index.server.ts';
import { sendDueReceipts } from '#app/payments/index.server.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { expireCoupons } from '#app/promotions/index.server.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { countPopular, healChanged, healNextSlice, indexLapsed } from '#app/search/index.server.ts';
import { refreshDueCurrencyTerms } from '#app/stores/index.server.ts';
import { closeSoldOut, moveDueProgrammes } from '#app/testbed/index.server.ts';
import {
  closeBudgets,
  expireLots,
  lapseGifts,
  movePendingReturns,
  noteBudgets,
  noteExpiring,
  openBudgets,
} from '#app/wallet/index.server.ts';

export type Sweep = { name: string; run: (ctx: Ctx<System>) => Promise<number> };

async function sendDueRefunds(ctx: Ctx<System>): Promise<number> {
  const due = await refundsToSend(ctx, 50);
  await eachRow('refunds.send-due', due, (refundId) => sendRefund(ctx, refundId));
  return due.length;
}

const RANKED_DAYS = 7;
async function rank(ctx: Ctx<System>): Promise<number> {
  await setRanking(ctx, await bestSellersSince(ctx, after(ctx.now, -days(RANKED_DAYS)), RANKED));
  return 0;
}

/** Work driven by time: each finds its due rows by the context's `now` and says how many there were. */
export const SWEEPS: readonly Sweep[] = [
  { name: 'wallet.open-budgets', run: async (ctx) => openBudgets(ctx).then(() => 0) },
  { name: 'wallet.close-budgets', run: closeBudgets },
  { name: 'wallet.note-budgets', run: async (ctx) => noteBudgets(ctx).then(() => 0) },
  { name: 'stores.refresh-currency-terms', run: refreshDueCurrencyTerms },
  { name: 'catalog.price-plans', run: carryOutPricePlans },
  { name: 'checkout.recover', run: (ctx) => recoverAttempts(ctx) },
  { name: 'refunds.send-due', run: sendDueRefunds },
  { name: 'checkout.expire', run: expireUnpaid },
  { name: 'orders.confirm-due', run: confirmDue },
  { name: 'orders.pay-rewards', run: payWaitingRewards },
  { name: 'wallet.pending-returns', run: movePendingReturns },
  { name: 'wallet.lapse-gifts', run: lapseGifts },
  { name: 'wallet.expire-lots', run: expireLots },
  { name: 'wallet.note-expiring', run: noteExpiring },
  { name: 'promotions.expire-coupons', run: expireCoupons },
  { name: 'testbed.move-due', run: moveDueProgrammes },
  { name: 'payments.send-receipts', run: (ctx) => sendDueReceipts(ctx) },
  { name: 'bookcheck.compare-yesterday', run: (ctx) => compareYesterday(ctx) },
];

/** Work nobody waits for, done now and then: it keeps tables small and copies true. */
export const HOUSEKEEPING: readonly Sweep[] = [
  { name: 'displays.rank', run: rank },
  { name: 'identity.forget-expired', run: async (ctx) => forgetExpired(ctx).then(() => 0) },
  { name: 'limits.forget-counters', run: async (ctx) => forgetCounters(ctx).then(() => 0) },
  { name: 'search.heal-changed', run: healChanged },
  { name: 'search.index-lapsed', run: indexLapsed },
  { name: 'search.heal-slice', run: (ctx) => healNextSlice(ctx) },
  { name: 'search.count-popular', run: countPopular },
  { name: 'interests.heal-watches', run: (ctx) => healWatches(ctx) },
  { name: 'testbed.close-sold-out', run: closeSoldOut },
  { name: 'cart.forget-guests', run: async (ctx) => forgetGuestCarts(ctx).then(() => 0) },
];
