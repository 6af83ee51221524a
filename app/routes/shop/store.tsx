import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { findStore } from '#app/stores/index.server.ts';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { Crumbs, Panel } from '#app/ui/page.tsx';
import { Emblem } from '#app/ui/picture.tsx';
import { DeliveryFacts } from '#app/ui/product/delivery-facts.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SellerFacts, StoreTypeBadge } from '#app/ui/store-parts.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.store.name ?? '상점'} · 온통대전몰` },
  { name: 'description', content: data?.store.intro ?? '' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const store = (await findStore(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const page = await listShopCards(ctx, { storeId: store.id, ...query });
  return { store, page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function StorePage() {
  const { store, page, sort, isContinued } = useLoaderData<typeof loader>();
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <Crumbs crumbs={[{ to: paths.stores(), text: '상점' }]} />
      <header className="flex items-center gap-4 lg:gap-6">
        <span className="soft-ground grid size-20 shrink-0 place-items-center rounded-panel lg:size-28">
          <Emblem emoji={store.emblem} size={60} />
        </span>
        <div className="min-w-0">
          <h1 className="text-xl font-heavy lg:text-3xl">{store.name}</h1>
          <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
            <StoreTypeBadge storeType={store.storeType} />
            {store.walletPayable ? (
              <Badge tone="teal">온통대전 결제</Badge>
            ) : (
              <Badge>온통대전 결제 불가</Badge>
            )}
            <span>{store.district}</span>
            {store.marketSlug && (
              <Link to={paths.market(store.marketSlug)} className="py-1 underline underline-offset-2">
                {store.marketName}
              </Link>
            )}
          </p>
        </div>
      </header>
      <p className="mt-4 max-w-3xl whitespace-pre-line text-sm lg:text-base">{store.intro}</p>
      {!store.walletPayable && (
        <p className="mt-2 text-sm text-ink-2">온통대전 결제 불가: {store.walletRefusal}</p>
      )}
      {store.walletPayable && !store.cashbackEligible && (
        <p className="mt-2 text-sm text-ink-2">캐시백 제외: {store.cashbackRefusal}</p>
      )}
      {store.storeType !== 'general' && store.certificateNumber && store.certificateUntil && (
        <p className="mt-2 text-xs text-ink-2">
          확인서 {store.certificateNumber} · <Day day={store.certificateUntil} />
          까지
        </p>
      )}
      <section className="mt-8" aria-labelledby="store-products">
        <h2 id="store-products" className="text-lg font-heavy lg:text-2xl">
          상품
        </h2>
        <ProductList
          hasHeading
          page={page}
          sort={sort}
          isContinued={isContinued}
          to={(query) => paths.store(store.slug, query)}
          empty={<Empty emoji={store.emblem} title="아직 판매하는 상품이 없어요" />}
        />
      </section>
      <div className="mt-12 grid gap-4 lg:grid-cols-2">
        <Panel title="판매자 정보">
          <SellerFacts seller={store} />
        </Panel>
        <Panel title="배송 정책">
          <DeliveryFacts shipping={store} />
        </Panel>
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteError;
