import { redirect } from '@remix-run/node';
import type { Ctx, Guest, Operator, Seller, Shopper, System, Visitor } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { findSession } from '#app/identity/index.server.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { mallDatabase } from '#app/platform/database.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { membershipsOf } from '#app/stores/index.server.ts';
import { readCookie } from './cookies.server.ts';
import { notFound } from './respond.server.ts';

export type AnyActor = Visitor | Guest | Shopper;

const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? newId();

async function bare(request: Request): Promise<Ctx<System>> {
  const { db } = mallDatabase();
  return { actor: { kind: 'system' }, now: await readClock(db), db, requestId: requestIdOf(request) };
}

export const cartKeyOf = (secret: string): string => keyedHash('cart', secret);
export const orderKeyOf = (secret: string): string => keyedHash('order-key', secret);

/** Whoever asks: a signed-in shopper, a guest with an order key, or a visitor. */
export async function anyCtx(request: Request): Promise<Ctx<AnyActor>> {
  const base = await bare(request);
  const token = readCookie(request, 'session');
  const session = token ? await findSession(base, token) : null;
  if (session) return { ...base, actor: { kind: 'shopper', userId: session.userId } };
  const cart = readCookie(request, 'cart');
  const cartKey = cart ? cartKeyOf(cart) : null;
  const order = readCookie(request, 'order');
  if (order) return { ...base, actor: { kind: 'guest', orderKey: orderKeyOf(order), cartKey } };
  return { ...base, actor: { kind: 'visitor', cartKey } };
}

/** Signed in, or off to the sign-in page and back. A data request answers 401 instead. */
export async function shopperCtx(request: Request): Promise<Ctx<Shopper>> {
  const ctx = await anyCtx(request);
  if (ctx.actor.kind === 'shopper') return { ...ctx, actor: ctx.actor };
  throw toSignIn(request);
}

function toSignIn(request: Request): Response {
  const url = new URL(request.url);
  if (request.method !== 'GET') return redirect('/login');
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/');
  return redirect(`/login?next=${encodeURIComponent(path + url.search)}`);
}

/** A member of a store, with the second factor given in this session. */
export async function sellerCtx(request: Request): Promise<Ctx<Seller>> {
  const { ctx, session } = await staffSession(request);
  const [membership] = session.roles.includes('seller') ? await membershipsOf(ctx, session.userId) : [];
  if (!membership) notFound();
  return { ...ctx, actor: { kind: 'seller', userId: session.userId, storeId: membership.storeId } };
}

/** The city's mall desk, with the second factor given in this session. */
export async function operatorCtx(request: Request): Promise<Ctx<Operator>> {
  const { ctx, session } = await staffSession(request);
  if (!session.roles.includes('operator')) notFound();
  return { ...ctx, actor: { kind: 'operator', userId: session.userId } };
}

async function staffSession(request: Request) {
  const ctx = await bare(request);
  const token = readCookie(request, 'session');
  const session = token ? await findSession(ctx, token) : null;
  if (!session) throw toSignIn(request);
  if (!session.secondFactorAt) notFound();
  return { ctx, session };
}

/** For the edge's own errands that no person asked for. */
export const systemCtx = (request: Request): Promise<Ctx<System>> => bare(request);
