import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { walletHistory } from '#app/http/wallet-history.server.ts';
import { MoreLink } from '#app/ui/lists.tsx';
import { AmountRow, Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ExpiringNotice } from '#app/ui/wallet/expiring.tsx';
import { WalletHistory } from '#app/ui/wallet/history.tsx';
import { Day } from '#app/ui/when.tsx';
import { DAEJEON, readExpiring, readPoints } from '#app/wallet/index.server.ts';

const PAGE = 20;
export const meta: MetaFunction = () => [{ title: '적립금 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [points, history, ending] = await Promise.all([
    readPoints(ctx),
    walletHistory(ctx, { filter: 'points', currency: DAEJEON }, { cursor, limit: PAGE }),
    readExpiring(ctx, ctx.actor.userId, DAEJEON),
  ]);
  return { points, history, ending: ending.filter(({ bucket }) => bucket === 'points') };
}

export default function PointsPage() {
  const { points, history, ending } = useLoaderData<typeof loader>();
  return (
    <Page title="적립금" crumbs={[{ to: paths.me(), text: '내 정보' }]} narrow>
      <div className="grid gap-4">
        <section className="rounded-panel border border-line bg-white p-5 lg:p-6">
          <h2 className="text-sm text-ink-2">쓸 수 있는 적립금</h2>
          <p className="text-3xl font-heavy">
            <Won amount={points.available} />
          </p>
          <dl className="mt-3 grid gap-2 text-sm">
            <AmountRow label="구매 확정을 기다리는 적립금" amount={points.pending} />
            {points.minimumUse > 0 && (
              <AmountRow label="한 주문에 쓸 수 있는 최소 금액" amount={points.minimumUse} />
            )}
          </dl>
          <p className="mt-2 text-xs text-ink-2">
            {points.earnBps > 0 &&
              `지갑 밖의 결제 수단으로 낸 상품 금액의 ${points.earnBps / 100}%가 쌓이고, `}
            구매 확정을 하면 쓸 수 있어요. 먼저 사라지는 적립금부터 쓰여요.
          </p>
        </section>
        <ExpiringNotice ending={ending} />
        {points.lots.length > 0 && (
          <Panel title="유효기간">
            <ul className="grid gap-2 text-sm">
              {points.lots.map((lot) => (
                <li key={lot.id} className="flex flex-wrap justify-between gap-x-4">
                  <span className="text-ink-2">
                    <Day day={lot.expiresOn} />
                    까지
                  </span>
                  <Won amount={lot.remaining} className="font-semibold" />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title="적립금 내역">
          <WalletHistory rows={history.rows} />
          <MoreLink to={history.next && paths.myPoints({ cursor: history.next })} />
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
