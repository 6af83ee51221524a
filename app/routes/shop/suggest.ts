import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Refusal } from '#app/core/refusal.ts';
import { clientOf } from '#app/http/client.server.ts';
import { systemCtx } from '#app/http/ctx.server.ts';
import { waitOf } from '#app/http/forms.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { type Suggestions, suggest } from '#app/search/index.server.ts';

const NONE: Suggestions = { terms: [], categories: [], stores: [] };

/** While somebody types: nothing personal goes in and nothing personal comes out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await systemCtx(request);
  try {
    await allow(ctx, 'suggest', { network: clientOf(request, context).network });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return data(NONE, { status: 429, headers: waitOf(error.reason) });
  }
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return data(await suggest(ctx, text), { headers: { 'Cache-Control': 'private, max-age=60' } });
}
