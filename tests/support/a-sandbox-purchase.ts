import type { CartOwner } from '#app/cart/index.server.ts';
import { confirmPayment, recoverAttempts, recoverByHint } from '#app/checkout/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { findAttempt } from '#app/payments/index.server.ts';
import { METHOD_FACTS, type PaymentMethod } from '#app/payments/index.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { fillCart, place } from './a-purchase.ts';
import { aShopper, aStore, aVariant, NOON, type World } from './a-world.ts';
import { aRequest, aSandbox } from './sandbox/a-sandbox.ts';

const WINDOW: Partial<Record<PaymentMethod, Record<string, unknown>>> = {
  virtual_account: { validHours: 72 },
};

/** A sandbox whose clock starts with the world's, and what a buyer does there. */
export async function aSandboxShop(world: World, changes: Parameters<typeof aSandbox>[0] = {}) {
  const sandbox = await aSandbox(changes);
  const { control, gateway, openWindow } = sandbox;
  await control('clock', { now: NOON.toISOString() });
  const at = <C extends Ctx>(ctx: C, now: Date): C => ({ ...ctx, now });

  /** Goes through the window as the pay page opens it; what the way back carries. */
  async function throughWindow(
    ctx: Ctx<CartOwner>,
    tossOrderId: string,
    options: { months?: number; params?: Record<string, unknown> } = {},
  ) {
    const attempt = await findAttempt(ctx, tossOrderId);
    if (!attempt) throw new Error('no attempt');
    const method = attempt.method as PaymentMethod;
    const { request, easyPay } = METHOD_FACTS[method];
    const params = {
      ...aRequest(tossOrderId, attempt.amount),
      taxFreeAmount: attempt.taxFree,
      ...(easyPay && { flowMode: 'DIRECT', easyPay }),
      ...(attempt.instalmentMonths !== null && { cardInstallmentPlan: attempt.instalmentMonths }),
      useEscrow: attempt.escrow,
      ...WINDOW[method],
      ...options.params,
    };
    await openWindow(params, request);
    const { returnUrl } = await control<{ returnUrl: string }>('approve', {
      orderId: tossOrderId,
      method,
      ...(options.months !== undefined && { months: options.months }),
    });
    const back = Object.fromEntries(new URL(returnUrl).searchParams);
    return {
      tossOrderId,
      orderId: back.orderId ?? '',
      paymentKey: back.paymentKey ?? '',
      amount: back.amount ?? '',
    };
  }

  /** Goes through the window and comes back. */
  async function payInWindow(
    ctx: Ctx<CartOwner>,
    tossOrderId: string,
    options: { months?: number; through?: typeof gateway; params?: Record<string, unknown> } = {},
  ) {
    const returned = await throughWindow(ctx, tossOrderId, options);
    return confirmPayment(ctx, returned, options.through ?? gateway);
  }

  /** An order of a verified shopper, placed and through the window. */
  async function anOrder(
    method: PaymentMethod,
    options: { price?: number; months?: number; stores?: number; through?: typeof gateway } = {},
  ) {
    const ctx = await aShopper(world);
    const variants = [];
    for (let i = 0; i < (options.stores ?? 1); i++)
      variants.push(await aVariant(world, await aStore(world), { price: options.price ?? 10_000 }));
    await fillCart(ctx, variants);
    const placed = await place(ctx, {
      method,
      ...(options.months !== undefined && { instalment: options.months }),
    });
    const tossOrderId = placed.tossOrderId ?? '';
    const outcome = await payInWindow(ctx, tossOrderId, options);
    return { ctx, number: placed.number, tossOrderId, outcome, unitId: variants[0]?.unitId ?? '' };
  }

  const clock = (now: Date) => control('clock', { now: now.toISOString() });
  const deposit = (orderId: string, outcome: 'ok' | 'wrong_amount' | 'late' | 'error' = 'ok') =>
    control<{ accepted: boolean; status: string }>('deposit', { orderId, outcome });
  const hint = (tossOrderId: string, now = NOON) =>
    recoverByHint(at(world.system, now), tossOrderId, gateway);
  const sweep = (now: Date) => recoverAttempts(at(world.system, now), gateway);
  async function sendRefunds(now: Date) {
    for (const id of await refundsToSend(at(world.system, now), 100))
      await sendRefund(at(world.system, now), id, gateway);
  }
  return { ...sandbox, at, throughWindow, payInWindow, anOrder, clock, deposit, hint, sweep, sendRefunds };
}
