import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { isPart, pageMeta } from '#app/http/web/page-meta.ts';
import { listMarkets, listStores } from '#app/stores/index.server.ts';
import { DISTRICT_SLUG, DISTRICTS } from '#app/stores/index.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { CityMap, DistrictLinks } from '#app/ui/place/city-map.tsx';
import { MarketGrid } from '#app/ui/place/market-card.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: `${data?.district ?? '우리 동네'} 상점과 전통시장`,
    description: `대전 ${data?.district ?? ''}의 전통시장과 상점, 그곳에서 파는 상품을 지도와 함께 보세요.`,
    path: location.pathname,
    hidden: !data || isPart(location.search),
  });

const STORES_SHOWN = 9;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const district = DISTRICTS.find((known) => DISTRICT_SLUG[known] === params.slug) ?? notFound();
  const query = readListQuery(request);
  const [markets, stores, page] = await Promise.all([
    listMarkets(ctx),
    listStores(ctx, { district, limit: STORES_SHOWN }),
    listShopCards(ctx, { district, ...query }),
  ]);
  return { district, markets, stores, page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function DistrictPage() {
  const { district, markets, stores, page, sort, isContinued } = useLoaderData<typeof loader>();
  const slug = DISTRICT_SLUG[district];
  const here = markets.filter((market) => market.district === district);
  const points = [...here, ...stores.rows.filter((store) => store.marketSlug === null)].flatMap(
    ({ id, lat, lng }) => (lat === null || lng === null ? [] : [{ key: id, lat, lng }]),
  );
  return (
    <Page title={district} lead={`${district}의 전통시장과 상점, 거기서 파는 상품이에요.`}>
      <div className="grid items-center gap-5 rounded-panel bg-ground-2 p-4 lg:grid-cols-[20rem_minmax(0,20rem)] lg:justify-center lg:gap-12 lg:p-8">
        <CityMap
          title={`대전 약도. ${district}의 전통시장 ${here.length}곳과 상점의 자리`}
          points={points}
          district={district}
          className="mx-auto"
        />
        <nav aria-label="자치구">
          <DistrictLinks
            links={DISTRICTS.map((word) => ({
              district: word,
              to: paths.district(DISTRICT_SLUG[word]),
              text: `시장 ${formatNumber(markets.filter((market) => market.district === word).length)}곳`,
              current: word === district,
            }))}
          />
        </nav>
      </div>
      <Section title="전통시장" more={{ to: paths.markets(), label: '모든 시장' }}>
        {here.length === 0 ? (
          <Empty emoji="🏪" title="아직 들어온 시장이 없어요" />
        ) : (
          <MarketGrid markets={here} />
        )}
      </Section>
      <Section
        title="상점"
        more={{ to: paths.stores({ district: slug }), label: `${district} 상점 모두 보기` }}
      >
        {stores.rows.length === 0 ? (
          <Empty emoji="🏪" title="아직 문을 연 상점이 없어요" />
        ) : (
          <StoreGrid stores={stores.rows} />
        )}
      </Section>
      <Section title={`${district}에서 온 상품`}>
        <ProductList
          hasHeading
          page={page}
          sort={sort}
          isContinued={isContinued}
          to={(query) => paths.district(slug, query)}
          empty={<Empty title="아직 판매하는 상품이 없어요" />}
        />
      </Section>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
