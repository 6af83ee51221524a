import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#app/core/ids.ts';
import { formatNumber } from '#app/core/krw.ts';
import { anyCtx, shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { claimCoupon, listOpenCampaigns, type OpenCampaign } from '#app/promotions/index.server.ts';
import { ClaimInput } from '#app/promotions/index.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { CouponCard, untilDay } from '#app/ui/coupon/coupon-card.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '쿠폰 받기',
    description: '지금 받을 수 있는 온통대전몰 할인쿠폰과 쓰는 조건, 남은 기간을 모았어요.',
    path: paths.coupons(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const userId = ctx.actor.kind === 'shopper' ? ctx.actor.userId : null;
  const [campaigns, verified] = await Promise.all([
    listOpenCampaigns(ctx, userId),
    userId ? verificationOf(ctx, userId) : null,
  ]);
  return {
    campaigns: campaigns.map((campaign) => ({ ...campaign, claimKey: newId() })),
    who: userId === null ? ('nobody' as const) : verified ? ('verified' as const) : ('member' as const),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ClaimInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await allow(ctx, 'coupon', { person: ctx.actor.userId, network: networkOf(context.clientIp) });
    await claimCoupon(ctx, form.value);
    return redirectWithToast(paths.coupons(), '쿠폰을 받았습니다. 쿠폰함에 담아 두었어요.');
  });
}

type Who = 'nobody' | 'member' | 'verified';

export default function CouponsPage() {
  const { campaigns, who } = useLoaderData<typeof loader>();
  return (
    <Page title="쿠폰 받기" lead="받은 쿠폰은 쿠폰함에 모여 있고, 주문할 때 골라 쓸 수 있어요.">
      <FormAlert problem={useActionData<typeof action>()} />
      {campaigns.length === 0 ? (
        <Empty emoji="🎟️" title="지금 받을 수 있는 쿠폰이 없어요" />
      ) : (
        <ul className="my-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {campaigns.map((campaign) => (
            <li key={campaign.campaignId}>
              <CouponCard
                coupon={campaign}
                badges={<LeftBadge left={campaign.left} />}
                dates={[
                  { label: '받는 기간', value: untilDay(campaign.claimLastDay) },
                  {
                    label: '사용 기간',
                    value: campaign.validDays
                      ? `받은 뒤 ${formatNumber(campaign.validDays)}일`
                      : untilDay(campaign.useLastDay),
                  },
                  { label: '1인 한도', value: `${formatNumber(campaign.perPersonLimit)}장` },
                ]}
              >
                <ClaimForm campaign={campaign} who={who} />
              </CouponCard>
            </li>
          ))}
        </ul>
      )}
      {who !== 'nobody' && (
        <LinkButton to={paths.myCoupons()} look="quiet">
          내 쿠폰함 보기
        </LinkButton>
      )}
    </Page>
  );
}

function LeftBadge({ left }: { left: number | null }) {
  if (left === null) return null;
  return left > 0 ? <Badge tone="teal">선착순 {formatNumber(left)}장 남음</Badge> : <Badge>마감</Badge>;
}

function ClaimForm({ campaign, who }: { campaign: OpenCampaign & { claimKey: string }; who: Who }) {
  const name = <span className="sr-only"> {campaign.name}</span>;
  if (campaign.claimed >= campaign.perPersonLimit)
    return <p className="text-sm font-bold text-teal-700">✓ 받은 쿠폰이에요</p>;
  if (campaign.left === 0) return <p className="text-sm font-bold text-ink-2">준비한 쿠폰이 모두 나갔어요</p>;
  if (who === 'nobody')
    return (
      <LinkButton to={paths.login(paths.coupons())} look="outline" wide>
        로그인하고 받기{name}
      </LinkButton>
    );
  if (campaign.verifiedOnly && who !== 'verified')
    return (
      <div className="grid gap-2 text-sm">
        <p className="text-ink-2">한 사람에게 한 번만 드리는 쿠폰이라 본인인증이 필요해요.</p>
        <LinkButton to={paths.verify(paths.coupons())} look="outline" wide>
          본인인증 하기{name}
        </LinkButton>
      </div>
    );
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="campaignId" value={campaign.campaignId} />
      <input type="hidden" name="key" value={campaign.claimKey} />
      <Button wide>쿠폰 받기{name}</Button>
    </Form>
  );
}

export const ErrorBoundary = RouteError;
