import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { listMarkets } from '#app/stores/index.server.ts';
import { DISTRICT_SLUG, DISTRICTS, nextMarketDay } from '#app/stores/index.ts';
import { Empty, Notice } from '#app/ui/feedback.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { CityMap, DistrictLinks } from '#app/ui/place/city-map.tsx';
import { MarketGrid } from '#app/ui/place/market-card.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '대전 전통시장',
    description: '중앙시장부터 유성 5일장까지, 대전 전통시장의 상점을 한 장바구니에 담아 함께 배송받으세요.',
    path: paths.markets(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const markets = await listMarkets(ctx);
  const today = kstDayOf(ctx.now);
  const held = markets.filter((market) => nextMarketDay(market.marketDayDigits, ctx.now) === today);
  return { markets, heldToday: held.map(({ name }) => name) };
}

export default function MarketsPage() {
  const { markets, heldToday } = useLoaderData<typeof loader>();
  const points = markets.flatMap(({ id, lat, lng }) =>
    lat === null || lng === null ? [] : [{ key: id, lat, lng }],
  );
  return (
    <Page title="전통시장" lead="다섯 구의 전통시장에서 상인이 직접 올린 상품을 만나 보세요.">
      {heldToday.length > 0 && (
        <div className="mb-5">
          <Notice tone="safe" title={`오늘은 ${heldToday.join(', ')} 장날이에요`} />
        </div>
      )}
      {markets.length === 0 && <Empty emoji="🏪" title="아직 들어온 시장이 없어요" />}
      {points.length > 0 && (
        <div className="grid items-center gap-5 rounded-panel bg-ground-2 p-4 lg:grid-cols-[20rem_minmax(0,20rem)] lg:justify-center lg:gap-12 lg:p-8">
          <CityMap
            title={`대전 약도. 전통시장 ${points.length}곳의 자리`}
            points={points}
            className="mx-auto"
          />
          <nav aria-label="자치구">
            <DistrictLinks
              links={DISTRICTS.map((district) => ({
                district,
                to: paths.district(DISTRICT_SLUG[district]),
                text: `시장 ${formatNumber(markets.filter((market) => market.district === district).length)}곳`,
              }))}
            />
          </nav>
        </div>
      )}
      {DISTRICTS.map((district) => {
        const here = markets.filter((market) => market.district === district);
        return here.length === 0 ? null : (
          <Section
            key={district}
            title={district}
            more={{ to: paths.district(DISTRICT_SLUG[district]), label: `${district} 둘러보기` }}
          >
            <MarketGrid markets={here} />
          </Section>
        );
      })}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
