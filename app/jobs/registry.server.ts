import { recoverByHint } from '#app/checkout/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { kstDay } from '#app/core/kst.ts';
import { makeAvif } from '#app/files/index.server.ts';
import { mailPasswordReset, mailSignUpTried } from '#app/identity/index.server.ts';
import { tellWatchers } from '#app/interests/index.server.ts';
import {
  mailExpiring,
  mailGift,
  mailOrderPaid,
  mailPriceDrop,
  mailRefundDone,
  mailRestock,
} from '#app/notifications/index.server.ts';
import { countSales } from '#app/orders/index.server.ts';
import type { JobName, JobPayload } from '#app/outbox/index.ts';
import { closeHints } from '#app/payments/index.server.ts';
import { sendRefund } from '#app/refunds/index.server.ts';
import { countRatings } from '#app/reviews/index.server.ts';
import { indexCategory, indexNow, indexStore } from '#app/search/index.server.ts';
import { closeSoldOutOf } from '#app/testbed/index.server.ts';

type Handlers = { [N in JobName]: (ctx: Ctx<System>, payload: JobPayload<N>) => Promise<unknown> };

/** Job name → domain function. Delivery is at least once: every handler is safe to run again. */
export const HANDLERS: Handlers = {
  'files.make-avif': (ctx, { imageId }) => makeAvif(ctx, imageId),
  'identity.mail-reset': (ctx, payload) => mailPasswordReset(ctx, payload),
  'identity.mail-sign-up-tried': (ctx, payload) => mailSignUpTried(ctx, payload),
  'notifications.gift': (ctx, { giftId, event }) => mailGift(ctx, giftId, event),
  'notifications.expiry': (ctx, { userId, day }) => mailExpiring(ctx, userId, kstDay(day)),
  'notifications.order-paid': (ctx, { orderId }) => mailOrderPaid(ctx, orderId),
  'notifications.refund-done': (ctx, { refundId }) => mailRefundDone(ctx, refundId),
  'notifications.restock': (ctx, { watchId }) => mailRestock(ctx, watchId),
  'notifications.price-drop': (ctx, drop) => mailPriceDrop(ctx, drop),
  'payments.read-webhook': async (ctx, { tossOrderId }) => {
    await recoverByHint(ctx, tossOrderId);
    await closeHints(ctx, tossOrderId);
  },
  'refunds.send': (ctx, { refundId }) => sendRefund(ctx, refundId),
  'catalog.count-sales': async (ctx, { orderId }) => {
    await countSales(ctx, [orderId]);
    await closeSoldOutOf(ctx, orderId);
  },
  'catalog.count-ratings': (ctx, { productId }) => countRatings(ctx, productId),
  'interests.tell-watchers': (ctx, { productId }) => tellWatchers(ctx, productId),
  'search.index-product': (ctx, { productId }) => indexNow(ctx, [productId]),
  'search.index-store': (ctx, { storeId }) => indexStore(ctx, storeId),
  'search.index-category': (ctx, { categoryId }) => indexCategory(ctx, categoryId),
};
