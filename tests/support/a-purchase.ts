import { addToCart, type CartOwner } from '#app/cart/index.server.ts';
import { chargeWallet, confirmPayment, placeOrder, quoteCheckout } from '#app/checkout/index.server.ts';
import { PlaceInput } from '#app/checkout/index.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { findAttempt } from '#app/payments/index.server.ts';
import type { PaymentGateway, PaymentMethod } from '#app/payments/index.ts';

export const freshKey = (): string => `pay_${newId()}`;

/** Charges a wallet through the provider, as a person would. */
export async function charge(ctx: Ctx<Shopper>, amount: number, gateway: PaymentGateway): Promise<string> {
  const { tossOrderId } = await chargeWallet(ctx, {
    intentKey: newId(),
    amount: krw(amount),
    method: 'card',
  });
  await confirmPayment(
    ctx,
    { tossOrderId, orderId: tossOrderId, paymentKey: freshKey(), amount: String(amount) },
    gateway,
  );
  return tossOrderId;
}

export const fillCart = async (
  ctx: Ctx<CartOwner>,
  lines: readonly { variantId: string; quantity?: number }[],
): Promise<void> => {
  for (const line of lines)
    await addToCart(ctx, { variantId: line.variantId, quantity: line.quantity ?? 1, alone: false });
};

/** The place form as the checkout page would send it now. */
export async function placeInput(
  ctx: Ctx<CartOwner>,
  options: {
    wallet?: number;
    points?: number;
    coupons?: 'auto' | readonly string[];
    method?: PaymentMethod;
    postcode?: string;
    intentKey?: string;
    guest?: boolean;
    instalment?: number;
    escrow?: boolean;
    receipt?: { kind: 'income_deduction' | 'business'; number: string };
  } = {},
): Promise<PlaceInput> {
  const choice = {
    method: options.method ?? 'card',
    walletAmount: krw(options.wallet ?? 0),
    pointsAmount: krw(options.points ?? 0),
    couponMode: options.coupons === 'auto' ? ('auto' as const) : ('chosen' as const),
    couponIds: options.coupons === 'auto' ? [] : [...(options.coupons ?? [])],
    addressId: 'new' as const,
    postcode: options.postcode ?? '35229',
  };
  const seen = (await quoteCheckout(ctx, choice))?.digest ?? 'none';
  return PlaceInput.parse({
    ...choice,
    walletAmount: String(choice.walletAmount),
    pointsAmount: String(choice.pointsAmount),
    intentKey: options.intentKey ?? newId(),
    seen,
    name: '김온통',
    phone: '010-1234-5678',
    address: '대전 서구 둔산로 100',
    detail: '101호',
    agree: 'on',
    instalment: String(options.instalment ?? ''),
    escrow: options.escrow ? 'on' : 'off',
    ...(options.receipt && { receiptKind: options.receipt.kind, receiptNumber: options.receipt.number }),
    ...(options.guest ? { orderPassword: 'order-pass-1' } : {}),
  });
}

/** Places what is in the cart. */
export async function place(
  ctx: Ctx<CartOwner>,
  options: Parameters<typeof placeInput>[1] & { orderKey?: string } = {},
) {
  return placeOrder(ctx, await placeInput(ctx, options), { orderKey: options.orderKey ?? null });
}

/** Comes back from the payment window with the attempt's own facts. */
export async function pay(
  ctx: Ctx<CartOwner>,
  tossOrderId: string | null,
  gateway: PaymentGateway,
  paymentKey = freshKey(),
) {
  if (!tossOrderId) throw new Error('nothing to pay outside');
  const attempt = await findAttempt(ctx, tossOrderId);
  return confirmPayment(
    ctx,
    { tossOrderId, orderId: tossOrderId, paymentKey, amount: String(attempt?.amount) },
    gateway,
  );
}
