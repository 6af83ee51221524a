import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { claimableCampaigns, claimFrom } from '#app/http/claim-coupon.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { crumbsThing, storeThing } from '#app/http/web/structured-data.ts';
import { isFollowing } from '#app/interests/index.server.ts';
import { storeRating } from '#app/listings/index.server.ts';
import { listStoreReviews } from '#app/reviews/index.server.ts';
import { findStore, type StoreDetail } from '#app/stores/index.server.ts';
import { DISTRICT_SLUG } from '#app/stores/index.ts';
import { CampaignGrid } from '#app/ui/coupon/campaign-grid.tsx';
import { Badge, Empty, Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { FollowButton } from '#app/ui/follow-button.tsx';
import { Crumbs, Panel } from '#app/ui/page.tsx';
import { Emblem } from '#app/ui/picture.tsx';
import { GroupFee } from '#app/ui/place/group-fee.tsx';
import { OpenBadge, OpeningFacts } from '#app/ui/place/opening.tsx';
import { Where } from '#app/ui/place/where.tsx';
import { DeliveryFacts } from '#app/ui/product/delivery-facts.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { Rating } from '#app/ui/rating.tsx';
import { ReviewList } from '#app/ui/review/review-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SellerFacts, StoreTypeBadge } from '#app/ui/store-parts.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.store.name ?? '찾는 상점이 없어요',
    description: data?.store.intro ?? '',
    path: location.pathname,
    hidden: !data || data.isContinued,
    things: (origin) =>
      data
        ? [
            crumbsThing(origin, [{ to: paths.stores(), text: '상점' }]),
            storeThing(origin, {
              ...data.store,
              rating: data.rating,
              position:
                data.store.lat !== null && data.store.lng !== null
                  ? { latitude: data.store.lat, longitude: data.store.lng }
                  : null,
            }),
          ]
        : [],
  });

const REVIEWS_SHOWN = 3;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const store = (await findStore(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const [page, coupons, rating, reviews, following] = await Promise.all([
    listShopCards(ctx, { storeId: store.id, ...query }),
    claimableCampaigns(ctx, { storeId: store.id }),
    storeRating(ctx, store.id),
    listStoreReviews(ctx, store.id, { limit: REVIEWS_SHOWN }),
    isFollowing(ctx, store.id),
  ]);
  const latest = reviews.rows;
  return {
    store,
    page,
    coupons,
    rating,
    reviews: latest,
    following,
    sort: query.sort,
    isContinued: query.cursor !== null,
  };
}

export const action = (args: ActionFunctionArgs) => claimFrom(args, paths.store(args.params.slug ?? ''));

export default function StorePage() {
  const { store, page, coupons, rating, reviews, following, sort, isContinued } =
    useLoaderData<typeof loader>();
  const back = paths.store(store.slug);
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <Crumbs crumbs={[{ to: paths.stores(), text: '상점' }]} />
      <StoreHeader store={store} rating={rating} following={following} />
      <p className="mt-4 max-w-3xl whitespace-pre-line text-sm lg:text-base">{store.intro}</p>
      <WalletTerms store={store} />
      {store.notice && (
        <div className="mt-4 max-w-3xl">
          <Notice title="상점 소식">
            <p>{store.notice.text}</p>
            <p className="mt-1 text-xs text-ink-2">
              <Day day={store.notice.until} />
              까지
            </p>
          </Notice>
        </div>
      )}
      <FormAlert problem={useActionData<typeof action>()} />
      {coupons.campaigns.length > 0 && (
        <section className="mt-8" aria-labelledby="store-coupons">
          <h2 id="store-coupons" className="text-lg font-heavy lg:text-2xl">
            이 상점의 쿠폰
          </h2>
          <CampaignGrid {...coupons} back={back} />
        </section>
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
      {reviews.length > 0 && (
        <section className="mt-12" aria-labelledby="store-reviews">
          <h2 id="store-reviews" className="text-lg font-heavy lg:text-2xl">
            최근 리뷰
          </h2>
          <ReviewList withProduct reviews={reviews} />
        </section>
      )}
      {store.story && (
        <section className="mt-12 max-w-3xl" aria-labelledby="store-story">
          <h2 id="store-story" className="mb-3 text-lg font-heavy lg:text-2xl">
            상점 이야기
          </h2>
          <div className="grid gap-3 whitespace-pre-line text-sm lg:text-base">{store.story}</div>
        </section>
      )}
      <div className="mt-12 grid gap-4 lg:grid-cols-2">
        <Panel title="영업시간과 휴무">
          <OpeningFacts openNow={store.openNow} {...store.opening} />
        </Panel>
        <Panel title="찾아가는 길">
          <Where name={store.name} district={store.district} address={store.address} place={store} />
        </Panel>
        <Panel title="판매자 정보">
          <SellerFacts seller={store} />
        </Panel>
        <Panel title="배송 정책">
          {store.joinsGroup && store.groupFee !== null && store.marketName && store.marketSlug && (
            <div className="mb-3 rounded-card bg-teal-50 p-4 text-sm text-teal-800">
              <GroupFee
                market={{ name: store.marketName, fee: store.groupFee, freeFrom: store.groupFreeFrom }}
              />
              <Link
                to={paths.market(store.marketSlug)}
                className="mt-1 inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {store.marketName} 장보기
              </Link>
            </div>
          )}
          <DeliveryFacts shipping={store} />
        </Panel>
      </div>
    </div>
  );
}

type HeaderProps = { store: StoreDetail; rating: { count: number; sum: number }; following: boolean };

function StoreHeader({ store, rating, following }: HeaderProps) {
  const certified = store.storeType !== 'general' && store.certificateNumber && store.certificateUntil;
  return (
    <header className="mt-2 flex items-start gap-4 lg:gap-6">
      <span className="soft-ground grid size-20 shrink-0 place-items-center rounded-panel lg:size-28">
        <Emblem emoji={store.emblem} size={60} />
      </span>
      <div className="min-w-0">
        <h1 className="text-xl font-heavy lg:text-3xl">{store.name}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
          <StoreTypeBadge storeType={store.storeType} />
          {store.walletPayable ? <Badge tone="teal">온통대전 결제</Badge> : <Badge>온통대전 결제 불가</Badge>}
          <OpenBadge openNow={store.openNow} />
          <Link
            to={paths.district(DISTRICT_SLUG[store.district])}
            className="py-1 underline underline-offset-2"
          >
            {store.district}
          </Link>
          {store.marketSlug && (
            <Link to={paths.market(store.marketSlug)} className="py-1 underline underline-offset-2">
              {store.marketName}
            </Link>
          )}
        </p>
        <div className="mt-1">
          <Rating count={rating.count} sum={rating.sum} />
        </div>
        <div className="mt-2">
          <FollowButton storeId={store.id} name={store.name} following={following} />
        </div>
        {certified && store.certificateUntil && (
          <p className="mt-1 text-xs text-ink-2">
            확인서 {store.certificateNumber} · <Day day={store.certificateUntil} />
            까지
          </p>
        )}
      </div>
    </header>
  );
}

function WalletTerms({ store }: { store: StoreDetail }) {
  if (!store.walletPayable)
    return <p className="mt-2 text-sm text-ink-2">온통대전 결제 불가: {store.walletRefusal}</p>;
  if (!store.cashbackEligible)
    return <p className="mt-2 text-sm text-ink-2">캐시백 제외: {store.cashbackRefusal}</p>;
  return null;
}

export const ErrorBoundary = RouteError;
