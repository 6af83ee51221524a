import type { CartLine, CartOwner } from '#app/cart/index.server.ts';
import { unitsOf } from '#app/catalog/index.ts';
import { addBusinessDays } from '#app/core/business-days.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw, krw } from '#app/core/krw.ts';
import { after, kstDayOf, minutes } from '#app/core/kst.ts';
import { Refusal, refuse } from '#app/core/refusal.ts';
import { findAddress, hashPassword, isAdult, saveAddress } from '#app/identity/index.server.ts';
import { reserve } from '#app/inventory/index.server.ts';
import type { InventoryRefusal } from '#app/inventory/index.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { guestPhoneHash, type NewOrder, writeOrder } from '#app/orders/index.server.ts';
import type { Delivery, LineSnapshot } from '#app/orders/index.ts';
import { openAttempt } from '#app/payments/index.server.ts';
import { canPayWith, instalmentsFor, METHOD_FACTS, mayUseEscrow } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import type { QuoteLine } from '#app/pricing/index.ts';
import { reserveCoupons } from '#app/promotions/index.server.ts';
import { writePromises } from '#app/refunds/index.server.ts';
import {
  expireLotsOf,
  type HoldRequest,
  holdEntry,
  lockMonth,
  recordHold,
} from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { type PlaceInput, typedDelivery } from './inputs.ts';
import { once } from './intents.server.ts';
import { type CheckoutQuote, quoteCheckout } from './quote-checkout.server.ts';
import type { CheckoutRefusal } from './refusals.ts';
import { requestReceipts } from './request-receipts.server.ts';
import { rewardRequests } from './reward-requests.server.ts';
import { completeOrder } from './settle-order.server.ts';

/** How long an unpaid order keeps its stock and wallet money. */
export const HOLD_MINUTES = 15;

export type Placed = { number: string; tossOrderId: string | null };
/** For guests: the hashed key of the browser that orders. */
export type Buyer = { orderKey: string | null };

/**
 * Places the selected cart as one order: everything of ours in one transaction, once per intent key (T1). Refuses when
 * the price is not the one seen, taking nothing. With nothing left to pay outside, the order is paid at once.
 */
export async function placeOrder(ctx: Ctx<CartOwner>, input: PlaceInput, buyer: Buyer): Promise<Placed> {
  // Hashing takes longer than a transaction should.
  const passwordHash =
    ctx.actor.kind === 'shopper' || !input.orderPassword ? null : await hashPassword(input.orderPassword);
  if (ctx.actor.kind === 'shopper') await expireLotsOf(ctx, ctx.actor.userId);
  const placed = await inTransaction(ctx, async (tx) => {
    const { orderPassword: _, ...request } = input;
    const answer = await once(tx, { owner: ownerOf(tx, buyer), key: input.intentKey, request }, () =>
      place(tx, input, { ...buyer, passwordHash }),
    );
    await fault('reserve.before_commit');
    return answer;
  });
  await fault('reserve.after_commit');
  return placed;
}

export const ownerOf = (ctx: Ctx<CartOwner>, buyer: Buyer): string =>
  ctx.actor.kind === 'shopper' ? `user:${ctx.actor.userId}` : `guest:${buyer.orderKey}`;

async function place(
  tx: Ctx<CartOwner>,
  input: PlaceInput,
  buyer: Buyer & { passwordHash: string | null },
): Promise<Placed> {
  const checkout = await quoteCheckout(tx, input);
  if (!checkout) refuse<CheckoutRefusal>({ code: 'checkout/empty' });
  if (checkout.digest !== input.seen) refuse<CheckoutRefusal>({ code: 'checkout/changed' });
  await checkLines(tx, checkout.lines);
  const { tenders } = checkout.quote;
  const { minimum, maximum } = METHOD_FACTS[input.method];
  if (tenders.external > 0 && !canPayWith(input.method, tenders.external))
    refuse<CheckoutRefusal>({ code: 'checkout/method-limit', minimum, maximum });

  const orderId = newId();
  const expiresAt = after(tx.now, minutes(HOLD_MINUTES));
  const order = await newOrder(tx, { orderId, expiresAt, input, checkout, buyer });
  const { number } = await writeOrder(tx, order);
  const storeOrderIds = new Map(order.storeOrders.map((store) => [store.storeId, store.id]));
  await writePromises(tx, orderId, checkout.promise, (storeId) => storeOrderIds.get(storeId) ?? '');
  const attempt =
    tenders.external > 0
      ? await openAttempt(tx, {
          purpose: 'order',
          subjectId: orderId,
          orderName: orderName(checkout.lines),
          amount: tenders.external,
          taxFree: checkout.quote.externalTaxFree,
          method: input.method,
          instalmentMonths: instalmentsFor(input.method, tenders.external, input.instalment),
          escrow: input.escrow && mayUseEscrow(input.method, checkout.needsDelivery),
          expiresAt,
        })
      : null;
  if (tx.actor.kind === 'shopper') await holdMeans(tx, { orderId, userId: tx.actor.userId, checkout });
  await requestReceipts(tx, { orderId, attempt, quote: checkout.quote, input });
  await reserveStock(tx, orderId, checkout.lines);
  if (!attempt) await completeOrder(tx, orderId);
  return { number, tossOrderId: attempt?.tossOrderId ?? null };
}

async function checkLines(tx: Ctx<CartOwner>, lines: readonly CartLine[]): Promise<void> {
  const trouble = lines.find((line) => line.trouble !== null);
  if (trouble?.trouble === 'not-enough-together')
    refuse<CheckoutRefusal>({ code: 'checkout/not-enough-together', name: trouble.name });
  if (trouble)
    refuse<CheckoutRefusal>({
      code: 'checkout/sold-out',
      name: trouble.name,
      left: trouble.forSale ? trouble.left : 0,
    });
  if (lines.some((line) => line.adultOnly) && !(await isAdult(tx)))
    refuse<CheckoutRefusal>({ code: 'checkout/needs-adult' });
}

async function holdMeans(
  tx: Ctx,
  input: { orderId: string; userId: string; checkout: CheckoutQuote },
): Promise<void> {
  const { orderId, userId, checkout } = input;
  const { tenders, grants, rewards, coupons } = checkout.quote;
  const request: HoldRequest = {
    orderId,
    userId,
    currency: checkout.input.currency,
    charged: tenders.charged,
    cashback: tenders.cashback,
    grants,
    points: tenders.points,
    rewards: await rewardRequests(tx, checkout.input, rewards),
  };
  // Before any balance, as everywhere: what an order pays at once looks at the room in the wallet.
  await lockMonth(tx, userId, request.currency);
  const holds = tenders.charged + tenders.cashback + tenders.grant + tenders.points > 0;
  try {
    if (holds) await post(tx, [holdEntry(request, tx.now)]);
    await reserveCoupons(tx, { orderId, userId, uses: coupons.uses });
  } catch (error) {
    // Another order of the same person, or the last of a budget, was faster than this quote.
    if (error instanceof Refusal && FASTER.has(error.reason.code))
      refuse<CheckoutRefusal>({ code: 'checkout/changed' });
    throw error;
  }
  if (holds) await recordHold(tx, request);
}
const FASTER: ReadonlySet<string> = new Set(['ledger/overdrawn', 'promotion/coupon-taken']);

async function reserveStock(tx: Ctx, orderId: string, lines: readonly CartLine[]): Promise<void> {
  try {
    await reserve(tx, orderId, lines.flatMap(unitsOf));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'inventory/sold-out') throw error;
    const { unitId, left } = error.reason as Extract<InventoryRefusal, { code: 'inventory/sold-out' }>;
    const [short, ...others] = lines.filter((line) => unitsOf(line).some((unit) => unit.unitId === unitId));
    const name = short?.name ?? '';
    if (others.length > 0 && left > 0)
      refuse<CheckoutRefusal>({ code: 'checkout/not-enough-together', name });
    const each = short?.parts.find((part) => part.unitId === unitId)?.quantity ?? 1;
    refuse<CheckoutRefusal>({ code: 'checkout/sold-out', name, left: Math.floor(left / each) });
  }
}

function orderName(lines: readonly CartLine[]): string {
  const first = lines[0]?.name ?? '';
  return lines.length > 1 ? `${first.slice(0, 80)} 외 ${lines.length - 1}건` : first;
}

type Making = {
  orderId: string;
  expiresAt: Date;
  input: PlaceInput;
  checkout: CheckoutQuote;
  buyer: Buyer & { passwordHash: string | null };
};

async function newOrder(
  tx: Ctx<CartOwner>,
  { orderId, expiresAt, input, checkout, buyer }: Making,
): Promise<NewOrder> {
  const { quote, lines } = checkout;
  const storeOrders = quote.stores.map((store, position) => ({
    ...storeOrder(tx, store.storeId, lines),
    id: newId(),
    position,
  }));
  const idOf = (storeId: string): string => storeOrders.find((store) => store.storeId === storeId)?.id ?? '';
  return {
    id: orderId,
    ...(await ownerFacts(tx, input, buyer)),
    contact: { name: input.name, phone: input.phone, email: input.email || null },
    delivery: checkout.needsDelivery ? await deliveryFor(tx, input) : null,
    expiresAt,
    goodsTotal: quote.goodsTotal,
    shippingTotal: quote.shippingTotal,
    total: quote.total,
    currency: checkout.input.currency,
    ...quote.tenders,
    couponCity: add(...quote.lines.map((line) => line.couponCity)),
    couponMall: add(...quote.lines.map((line) => line.couponMall)),
    couponSeller: add(...quote.lines.map((line) => line.couponSeller)),
    taxFree: add(...quote.lines.filter((line) => line.taxType === 'tax_free').map((line) => line.amount)),
    quote: { input: checkout.input, output: quote },
    storeOrders,
    lines: quote.lines.map((line, i) => ({
      ...orderLine(
        line,
        lines.find((own) => own.variantId === line.variantId),
      ),
      storeOrderId: idOf(line.storeId),
      rewards: quote.rewards.flatMap((reward) => {
        const [amount, base] = [reward.byLine[i] ?? krw(0), reward.baseByLine[i] ?? krw(0)];
        const { programmeId, validDays } = reward;
        const counts = reward.refusedBecause === null && base > 0;
        return counts ? [{ programmeId, programmeName: reward.name, amount, base, validDays }] : [];
      }),
    })),
  };
}

async function ownerFacts(tx: Ctx<CartOwner>, input: PlaceInput, buyer: Making['buyer']) {
  if (tx.actor.kind === 'shopper') return { userId: tx.actor.userId };
  if (!buyer.passwordHash || !buyer.orderKey) refuse<CheckoutRefusal>({ code: 'checkout/needs-password' });
  return {
    guestKey: buyer.orderKey,
    guestPhoneHash: guestPhoneHash(input.phone),
    guestPasswordHash: buyer.passwordHash,
    cartKey: tx.actor.cartKey,
  };
}

async function deliveryFor(tx: Ctx<CartOwner>, input: PlaceInput): Promise<Delivery> {
  const { actor } = tx;
  if (input.addressId !== 'new' && actor.kind === 'shopper') {
    const saved = await findAddress({ ...tx, actor }, input.addressId);
    if (!saved) refuse<CheckoutRefusal>({ code: 'checkout/needs-address' });
    const { recipient, phone, postcode, address, detail } = saved;
    return { recipient, phone, postcode, address, detail, memo: input.memo || saved.memo };
  }
  const typed = typedDelivery(input);
  if (!typed.success) refuse<CheckoutRefusal>({ code: 'checkout/needs-address' });
  if (input.saveAddress && actor.kind === 'shopper')
    await saveAddress(
      { ...tx, actor },
      { ...typed.data, label: typed.data.recipient.slice(0, 20), isDefault: false },
    );
  return typed.data;
}

function storeOrder(tx: Ctx, storeId: string, lines: readonly CartLine[]) {
  const own = lines.filter((line) => line.storeId === storeId);
  const [store] = own;
  if (!store) throw new Error(`no line of store ${storeId}`);
  const shipped = own.some((line) => kindRules(line.kind).needsDelivery);
  const { businessName, representative, businessNumber, mailOrderNumber, address, phone, email } = store;
  return {
    storeId,
    storeName: store.storeName,
    seller: { businessName, representative, businessNumber, mailOrderNumber, address, phone, email },
    dispatchBy: shipped ? addBusinessDays(kstDayOf(tx.now), store.dispatchDays) : null,
  };
}

function orderLine(line: QuoteLine, own: CartLine | undefined) {
  const { unitListPrice, variantId, ...amounts } = line;
  const snapshot: LineSnapshot = own
    ? {
        name: own.name,
        optionName: own.optionName,
        origin: own.origin,
        imageId: own.imageId,
        imageAlt: own.imageAlt,
        sellerCode: own.sellerCode,
        listPrice: unitListPrice,
        refundTerms: kindRules(own.kind).refundTerms(own.terms),
        withdrawalException: own.withdrawalException,
        notice: own.notice,
        terms: own.terms,
      }
    : { ...SHIPPING, listPrice: unitListPrice };
  return {
    ...amounts,
    variantId,
    productId: own?.productId ?? null,
    unitId: own?.unitId ?? null,
    snapshot,
    parts: (own?.parts ?? []).map(({ unitId, quantity, productId, name, optionName }) => ({
      unitId,
      quantity,
      productId,
      name,
      optionName,
    })),
  };
}

const SHIPPING: Omit<LineSnapshot, 'listPrice'> & { listPrice?: Krw } = {
  name: '배송비',
  optionName: '',
  origin: null,
  imageId: null,
  imageAlt: null,
  sellerCode: '',
  refundTerms: '이 상점의 배송 상품이 모두 취소되면 함께 환불됩니다.',
  withdrawalException: null,
  notice: {},
  terms: {},
};
