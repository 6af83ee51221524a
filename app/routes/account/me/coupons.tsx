import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listOwnCoupons } from '#app/promotions/index.server.ts';
import type { CouponState } from '#app/promotions/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CouponCard, DaysLeft, untilDay } from '#app/ui/coupon/coupon-card.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { ChipLinks } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '쿠폰함 · 온통대전몰' }];

const STATE_LABEL: Record<Exclude<CouponState, 'usable'>, string> = {
  reserved: '결제 중인 주문에 사용',
  used: '사용함',
  expired: '기간 만료',
};

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const which = new URL(request.url).searchParams.get('show') === 'closed' ? 'closed' : 'open';
  return { which, coupons: await listOwnCoupons(ctx, which) };
}

export default function CouponsPage() {
  const { which, coupons } = useLoaderData<typeof loader>();
  const toClaim = <LinkButton to={paths.coupons()}>쿠폰 받기</LinkButton>;
  return (
    <Page title="쿠폰함" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      <ChipLinks
        label="쿠폰 상태"
        links={[
          { to: paths.myCoupons(), text: '사용 가능', current: which === 'open' },
          { to: paths.myCoupons({ show: 'closed' }), text: '사용함·만료', current: which === 'closed' },
        ]}
      />
      {coupons.length === 0 ? (
        <Empty
          emoji="🎟️"
          title={which === 'open' ? '쓸 수 있는 쿠폰이 없어요' : '사용했거나 만료된 쿠폰이 없어요'}
          action={toClaim}
        />
      ) : (
        <>
          <ul className="my-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {coupons.map((coupon) => (
              <li key={coupon.couponId}>
                <CouponCard
                  coupon={coupon}
                  faded={coupon.state !== 'usable'}
                  badges={
                    <>
                      {coupon.state !== 'usable' && <Badge tone="dark">{STATE_LABEL[coupon.state]}</Badge>}
                      {which === 'open' && <DaysLeft days={coupon.daysLeft} />}
                    </>
                  }
                  dates={[
                    ...(coupon.notBefore
                      ? [
                          {
                            label: '사용 시작',
                            value: (
                              <>
                                <Instant at={coupon.notBefore} />
                                부터
                              </>
                            ),
                          },
                        ]
                      : []),
                    { label: '유효기간', value: untilDay(coupon.lastDay) },
                  ]}
                />
              </li>
            ))}
          </ul>
          {toClaim}
        </>
      )}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
