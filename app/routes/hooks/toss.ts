import type { ActionFunctionArgs } from '@remix-run/node';
import { systemCtx } from '#app/http/ctx.server.ts';
import { notFound } from '#app/http/respond.server.ts';
import { receiveWebhook } from '#app/payments/index.server.ts';
import { fault } from '#app/platform/faults.server.ts';

const MOST_CHARACTERS = 60_000;

/** A hint from the provider: kept, answered with exactly 200, read back later. Anybody may send one. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') notFound();
  const raw = await request.text();
  if (raw.length > MOST_CHARACTERS) return new Response(null, { status: 413 });
  try {
    await receiveWebhook(await systemCtx(request), raw);
  } catch (error) {
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
  await fault('webhook.after_insert');
  return new Response('ok', { status: 200 });
}

export const loader = () => notFound();
