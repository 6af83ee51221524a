import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { findShopCards } from '#app/http/shop-cards.server.ts';
import { listViewed, recordViewed } from '#app/interests/index.server.ts';
import { readViewed, rememberViewed } from '#app/interests/index.ts';

const STRIP = 12;
const SeenInput = z.object({ productId: z.uuid('상품을 찾을 수 없습니다.') });

export const loader = () => redirect(paths.recent());

/** One product was looked at; answers with what was looked at before it. Asked by the page's own script. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, SeenInput);
  if (!form.ok) return form.answer;
  const { productId } = form.value;
  return attempt(form.values, async () => {
    const { actor } = ctx;
    if (actor.kind === 'shopper') {
      const own = { ...ctx, actor };
      await recordViewed(own, productId);
      return Response.json({ cards: await cardsBefore(ctx, await listViewed(own, STRIP + 1), productId) });
    }
    const known = readViewed(readCookie(request, 'viewed'));
    const cards = await cardsBefore(ctx, known ?? [], productId);
    const cookie = writeCookie('viewed', rememberViewed(known, productId));
    return Response.json({ cards }, { headers: { 'Set-Cookie': cookie } });
  });
}

const cardsBefore = (ctx: Awaited<ReturnType<typeof anyCtx>>, ids: readonly string[], productId: string) =>
  findShopCards(ctx, ids.filter((id) => id !== productId).slice(0, STRIP));
