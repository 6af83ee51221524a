import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listMarkets } from '#app/stores/index.server.ts';
import { DISTRICTS } from '#app/stores/index.ts';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '전통시장 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { markets: await listMarkets(await anyCtx(request)) };
}

export default function MarketsPage() {
  const { markets } = useLoaderData<typeof loader>();
  return (
    <Page title="전통시장" lead="다섯 구의 전통시장에서 상인이 직접 올린 상품을 만나 보세요.">
      {markets.length === 0 && <Empty emoji="🏪" title="아직 들어온 시장이 없어요" />}
      {DISTRICTS.map((district) => {
        const here = markets.filter((market) => market.district === district);
        return here.length === 0 ? null : (
          <section key={district} className="mt-8 first:mt-0">
            <h2 className="mb-3 text-lg font-heavy">{district}</h2>
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
              {here.map((market) => (
                <li
                  key={market.id}
                  className="relative rounded-card border border-line p-4 hover:bg-ground-2"
                >
                  <h3 className="flex flex-wrap items-center gap-2 font-bold">
                    <Link
                      to={paths.market(market.slug)}
                      className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-warm-600"
                    >
                      {market.name}
                    </Link>
                    {market.marketDays && <Badge tone="warm">{market.marketDays}</Badge>}
                  </h3>
                  <p className="clamp-2 mt-1 text-sm text-ink-2">{market.intro}</p>
                  <p className="mt-2 text-xs text-ink-2">
                    {market.storeCount > 0 ? `상점 ${formatNumber(market.storeCount)}곳` : '상점 준비 중'}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
