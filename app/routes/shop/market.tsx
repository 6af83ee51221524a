import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { findMarket, listStores } from '#app/stores/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.market.name ?? '전통시장'} · 온통대전몰` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const market = (await findMarket(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const [stores, page] = await Promise.all([
    listStores(ctx, { marketSlug: market.slug, limit: 60 }),
    listShopCards(ctx, { marketId: market.id, ...query }),
  ]);
  return { market, stores: stores.rows, page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function MarketPage() {
  const { market, stores, page, sort, isContinued } = useLoaderData<typeof loader>();
  return (
    <Page
      title={market.name}
      crumbs={[{ to: paths.markets(), text: '전통시장' }]}
      lead={
        <>
          <p className="flex flex-wrap items-center gap-2">
            {market.district}
            {market.marketDays && <Badge tone="warm">장날 {market.marketDays}</Badge>}
          </p>
          <p className="mt-1 max-w-3xl">{market.intro}</p>
        </>
      }
    >
      {stores.length === 0 ? (
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
          <h2 className="sr-only">상점</h2>
          <StoreGrid stores={stores} />
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
    </Page>
  );
}

export const ErrorBoundary = RouteError;
