import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { claimableCampaigns, claimFrom } from '#app/http/claim-coupon.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CampaignGrid } from '#app/ui/coupon/campaign-grid.tsx';
import { Empty } from '#app/ui/feedback.tsx';
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
  return claimableCampaigns(await anyCtx(request));
}

export const action = (args: ActionFunctionArgs) => claimFrom(args, paths.coupons());

export default function CouponsPage() {
  const { campaigns, who } = useLoaderData<typeof loader>();
  return (
    <Page title="쿠폰 받기" lead="받은 쿠폰은 쿠폰함에 모여 있고, 주문할 때 골라 쓸 수 있어요.">
      <FormAlert problem={useActionData<typeof action>()} />
      {campaigns.length === 0 ? (
        <Empty emoji="🎟️" title="지금 받을 수 있는 쿠폰이 없어요" />
      ) : (
        <CampaignGrid campaigns={campaigns} who={who} back={paths.coupons()} />
      )}
      {who !== 'nobody' && (
        <LinkButton to={paths.myCoupons()} look="quiet">
          내 쿠폰함 보기
        </LinkButton>
      )}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
