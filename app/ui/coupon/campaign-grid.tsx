import { Form } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import type { Claimable } from '#app/http/claim-coupon.server.ts';
import { paths } from '#app/http/paths.ts';
import { Button, LinkButton } from '../button.tsx';
import { Badge } from '../feedback.tsx';
import { CouponCard, untilDay } from './coupon-card.tsx';

type Campaign = Claimable['campaigns'][number];

/** Coupons to claim; the forms post to the page they stand on, `back`. */
export function CampaignGrid({ campaigns, who, back }: Claimable & { back: string }) {
  return (
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
            <ClaimForm campaign={campaign} who={who} back={back} />
          </CouponCard>
        </li>
      ))}
    </ul>
  );
}

function LeftBadge({ left }: { left: number | null }) {
  if (left === null) return null;
  return left > 0 ? <Badge tone="teal">선착순 {formatNumber(left)}장 남음</Badge> : <Badge>마감</Badge>;
}

function ClaimForm({ campaign, who, back }: { campaign: Campaign; who: Claimable['who']; back: string }) {
  const name = <span className="sr-only"> {campaign.name}</span>;
  if (campaign.claimed >= campaign.perPersonLimit)
    return <p className="text-sm font-bold text-teal-700">✓ 받은 쿠폰이에요</p>;
  if (campaign.left === 0) return <p className="text-sm font-bold text-ink-2">준비한 쿠폰이 모두 나갔어요</p>;
  if (who === 'nobody')
    return (
      <LinkButton to={paths.login(back)} look="outline" wide>
        로그인하고 받기{name}
      </LinkButton>
    );
  if (campaign.verifiedOnly && who !== 'verified')
    return (
      <div className="grid gap-2 text-sm">
        <p className="text-ink-2">한 사람에게 한 번만 드리는 쿠폰이라 본인인증이 필요해요.</p>
        <LinkButton to={paths.verify(back)} look="outline" wide>
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
