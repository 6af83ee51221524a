import { mergeCart } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { freshSecret, keyedHash } from '#app/platform/sealing.server.ts';
import { readCookie, writeCookie } from './cookies.server.ts';
import { type AnyActor, anyCtx, cartKeyOf, orderKeyOf } from './ctx.server.ts';

/** Whoever asks with their cart. The browser's cart joins the member's on the first read after signing in. */
export async function cartCtx(request: Request): Promise<{ ctx: Ctx<AnyActor>; cookies: string[] }> {
  const ctx = await anyCtx(request);
  const secret = readCookie(request, 'cart');
  if (ctx.actor.kind !== 'shopper' || !secret) return { ctx, cookies: [] };
  await mergeCart({ ...ctx, actor: ctx.actor }, cartKeyOf(secret));
  return { ctx, cookies: [writeCookie('cart', null)] };
}

/** For putting something into a cart: a browser without one gets its secret now. */
export async function cartCtxToWrite(request: Request): Promise<{ ctx: Ctx<AnyActor>; cookies: string[] }> {
  const { ctx, cookies } = await cartCtx(request);
  if (ctx.actor.kind === 'shopper' || ctx.actor.cartKey) return { ctx, cookies };
  const secret = freshSecret();
  const actor = { ...ctx.actor, cartKey: cartKeyOf(secret) };
  return { ctx: { ...ctx, actor }, cookies: [writeCookie('cart', secret)] };
}

/**
 * The key under which a guest's browser opens its orders. The first one comes of the cart's secret, so that a form
 * sent twice before any answer arrived is still one guest. Members need none.
 */
export function orderKeyFor(
  request: Request,
  ctx: Ctx<AnyActor>,
): { orderKey: string | null; cookies: string[] } {
  if (ctx.actor.kind === 'shopper') return { orderKey: null, cookies: [] };
  if (ctx.actor.kind === 'guest') return { orderKey: ctx.actor.orderKey, cookies: [] };
  const cart = readCookie(request, 'cart');
  const secret = cart ? keyedHash('order-of-cart', cart) : freshSecret();
  return { orderKey: orderKeyOf(secret), cookies: [writeCookie('order', secret)] };
}

/** `Set-Cookie` headers of a response. */
export function withCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}
