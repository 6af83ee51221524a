import { placeOrder, quoteCheckout } from '#app/checkout/index.server.ts';
import { PlaceInput } from '#app/checkout/index.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { grantPoints } from '#app/wallet/index.server.ts';

const POINTS_DAYS = 30;

/**
 * Orders what is selected in the cart and pays all of it with points given for that, so that no money of anybody's is
 * made up. Gives the order's number.
 */
export async function payWithPoints(
  shopper: Ctx<Shopper>,
  system: Ctx<System>,
  name: string,
): Promise<string> {
  const form = { ...FORM, name, intentKey: newId() };
  const priced = await quoteCheckout(shopper, PlaceInput.parse({ ...form, seen: 'later' }));
  if (!priced) throw new Error('an empty cart');
  const amount = priced.quote.total;
  const grant = { grantId: newId(), userId: shopper.actor.userId, amount, validDays: POINTS_DAYS };
  await grantPoints({ ...system, now: shopper.now }, grant);
  const wish = PlaceInput.parse({ ...form, pointsAmount: String(amount), seen: 'later' });
  const seen = (await quoteCheckout(shopper, wish))?.digest ?? '';
  const { number } = await placeOrder(shopper, { ...wish, seen }, { orderKey: null });
  return number;
}

const FORM = {
  couponMode: 'chosen',
  phone: '010-0000-4321',
  postcode: '35242',
  address: '대전광역시 서구 예시로 100',
  detail: '예시동 1호',
  agree: 'on',
};
