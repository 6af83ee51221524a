import { redirect } from '@remix-run/node';
import { ownAttempt } from '#app/checkout/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { Refusal } from '#app/core/refusal.ts';
import { type AnyActor, anyCtx } from './ctx.server.ts';
import { paths } from './paths.ts';
import { notFound } from './respond.server.ts';

/**
 * The payment a page is about, if it belongs to whoever asks. Nobody signed in: sign in and come back (rule C7);
 * anybody else's is not found.
 */
export async function ownPayment(request: Request, tossOrderId: string | undefined) {
  const ctx: Ctx<AnyActor> = await anyCtx(request);
  try {
    return { ctx, ...(await ownAttempt(ctx, tossOrderId ?? '')) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const url = new URL(request.url);
    if (ctx.actor.kind !== 'shopper' && request.method === 'GET')
      throw redirect(paths.login(`${url.pathname.replace(/\.data$/, '')}${url.search}`));
    return notFound();
  }
}
