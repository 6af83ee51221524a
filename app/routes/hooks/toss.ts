import type { ActionFunctionArgs } from '@remix-run/node';
import { Refusal } from '#app/core/refusal.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { waitOf } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { answerRefusal } from '#app/http/refusal-texts.ts';
import { notFound } from '#app/http/respond.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { receiveWebhook } from '#app/payments/index.server.ts';
import { fault } from '#app/platform/faults.server.ts';

const MOST_CHARACTERS = 60_000;

/** A hint from the provider: kept, answered with exactly 200, read back later. Anybody may send one. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') notFound();
  const ctx = await systemCtx(request);
  try {
    await allow(ctx, 'webhook', { network: networkOf(context.clientIp) });
    const raw = await request.text();
    if (raw.length > MOST_CHARACTERS) return new Response(null, { status: 413 });
    await receiveWebhook(ctx, raw);
  } catch (error) {
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    if (error instanceof Refusal) {
      const { status } = answerRefusal(error.reason);
      return new Response(null, { status, headers: waitOf(error.reason) });
    }
    throw error;
  }
  await fault('webhook.after_insert');
  return new Response('ok', { status: 200 });
}

export const loader = () => notFound();
