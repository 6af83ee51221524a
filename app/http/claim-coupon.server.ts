import type { ActionFunctionArgs } from '@remix-run/node';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { claimCoupon, listOpenCampaigns } from '#app/promotions/index.server.ts';
import { ClaimInput } from '#app/promotions/index.ts';
import { type AnyActor, shopperCtx } from './ctx.server.ts';
import { attempt, readForm } from './forms.server.ts';
import { networkOf } from './network.ts';
import { redirectWithToast } from './respond.server.ts';

/** What can be claimed now, of the mall or of one store, each with the key its form sends; nobody known has a form. */
export async function claimableCampaigns(ctx: Ctx<AnyActor>, asked: { storeId?: string } = {}) {
  const userId = ctx.actor.kind === 'shopper' ? ctx.actor.userId : null;
  const [campaigns, verified] = await Promise.all([
    listOpenCampaigns(ctx, userId, asked),
    userId ? verificationOf(ctx, userId) : null,
  ]);
  return {
    campaigns: campaigns.map((campaign) => ({ ...campaign, claimKey: userId === null ? '' : newId() })),
    who: userId === null ? ('nobody' as const) : verified ? ('verified' as const) : ('member' as const),
  };
}
export type Claimable = Awaited<ReturnType<typeof claimableCampaigns>>;

/** Answers a claim form and goes back to the page it stands on. */
export async function claimFrom({ request, context }: ActionFunctionArgs, back: string) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ClaimInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await allow(ctx, 'coupon', { person: ctx.actor.userId, network: networkOf(context.clientIp) });
    await claimCoupon(ctx, form.value);
    return redirectWithToast(back, '쿠폰을 받았습니다. 쿠폰함에 담아 두었어요.');
  });
}
