import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { kstDayOf } from '#app/core/kst.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { isPart, pageMeta } from '#app/http/web/page-meta.ts';
import { crumbsThing } from '#app/http/web/structured-data.ts';
import { listBasketRows } from '#app/listings/index.server.ts';
import { findMarket, listStores } from '#app/stores/index.server.ts';
import { nextMarketDay } from '#app/stores/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { MoreLink, Section } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { GroupFee } from '#app/ui/place/group-fee.tsx';
import { MarketBasket } from '#app/ui/place/market-basket.tsx';
import { OpenBadge, OpeningFacts } from '#app/ui/place/opening.tsx';
import { Where } from '#app/ui/place/where.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.market.name ?? '찾는 시장이 없어요',
    description: data?.market.intro ?? '',
    path: location.pathname,
    hidden: !data || isPart(location.search),
    things: (origin) => [crumbsThing(origin, [{ to: paths.markets(), text: '전통시장' }])],
  });

const STALLS_SHOWN = 12;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const market = (await findMarket(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const [stores, page] = await Promise.all([
    listStores(ctx, {
      marketSlug: market.slug,
      limit: STALLS_SHOWN,
      cursor: new URL(request.url).searchParams.get('stalls'),
    }),
    listShopCards(ctx, { marketId: market.id, ...query }),
  ]);
  const rows = await listBasketRows(
    ctx,
    stores.rows.map(({ id }) => id),
  );
  const marketDay = nextMarketDay(market.marketDayDigits, ctx.now);
  return {
    market,
    marketDay: marketDay && { day: marketDay, isToday: marketDay === kstDayOf(ctx.now) },
    stores,
    basket: rows,
    page,
    sort: query.sort,
    isContinued: query.cursor !== null,
  };
}

export default function MarketPage() {
  const { market, marketDay, stores, basket, page, sort, isContinued } = useLoaderData<typeof loader>();
  return (
    <Page
      title={market.name}
      crumbs={[{ to: paths.markets(), text: '전통시장' }]}
      lead={
        <>
          <p className="flex flex-wrap items-center gap-2">
            {market.district}
            <OpenBadge openNow={market.openNow} />
            {market.marketDays && <Badge tone="warm">장날 {market.marketDays}</Badge>}
            {marketDay && (
              <span className="text-sm">
                {marketDay.isToday ? (
                  '오늘이 장날이에요'
                ) : (
                  <>
                    다음 장날 <Day day={marketDay.day} />
                  </>
                )}
              </span>
            )}
          </p>
          <p className="mt-1 max-w-3xl">{market.intro}</p>
        </>
      }
    >
      {market.groupFee !== null && (
        <div className="mb-6 rounded-card bg-teal-50 p-4 text-sm text-teal-800">
          <GroupFee
            market={{ name: market.name, fee: market.groupFee, freeFrom: market.groupFreeFrom }}
            cutOff={market.groupCutOff}
          />
        </div>
      )}
      {stores.rows.length === 0 ? (
        <Empty
          emoji="🏪"
          title="아직 문을 연 상점이 없어요"
          action={
            <LinkButton to={paths.markets()} look="quiet">
              다른 시장 보기
            </LinkButton>
          }
        />
      ) : (
        <>
          <h2 className="mb-4 text-lg font-heavy lg:text-2xl">장보기</h2>
          <MarketBasket stores={stores.rows} rows={basket} back={paths.market(market.slug)} />
          <MoreLink
            to={stores.next && paths.market(market.slug, { stalls: stores.next })}
            label="다른 점포 더 보기"
          />
          <Section title="이 시장의 상점">
            <StoreGrid stores={stores.rows} />
          </Section>
          <Section title="이 시장의 상품">
            <ProductList
              hasHeading
              page={page}
              sort={sort}
              isContinued={isContinued}
              to={(query) => paths.market(market.slug, query)}
              empty={<Empty title="아직 판매하는 상품이 없어요" />}
            />
          </Section>
        </>
      )}
      {market.story && (
        <Section title="시장 이야기">
          <div className="max-w-3xl whitespace-pre-line text-sm lg:text-base">{market.story}</div>
        </Section>
      )}
      <div className="mt-12 grid gap-4 lg:grid-cols-2">
        <Panel title="여는 시간과 쉬는 날">
          <OpeningFacts openNow={market.openNow} hours={market.hours} closedOn={market.closedOn} />
        </Panel>
        <Panel title="찾아가는 길">
          <Where
            name={market.name}
            district={market.district}
            address={market.address}
            place={market}
            directions={market.directions}
          />
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
