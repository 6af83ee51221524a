import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findProduct, type ProductDetail, relatedIds, togetherIds } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { productPromise } from '#app/http/product-promise.server.ts';
import { idParam, notFound } from '#app/http/respond.server.ts';
import { cashbackParts, findShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta, sharePicture } from '#app/http/web/page-meta.ts';
import { crumbsThing, type ProductFacts, productThing } from '#app/http/web/structured-data.ts';
import { isAdult } from '#app/identity/index.server.ts';
import { watchesOn, wishedAmong } from '#app/interests/index.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { listProductReviews, type ShownReview, summariseRatings } from '#app/reviews/index.server.ts';
import { AdultCover } from '#app/ui/adult.tsx';
import { Section } from '#app/ui/lists.tsx';
import { Crumbs, type FrameHandle } from '#app/ui/page.tsx';
import { BuyBox, nameWithOrigin } from '#app/ui/product/buy-box.tsx';
import { ProductDetails, SectionLinks } from '#app/ui/product/details.tsx';
import { Gallery } from '#app/ui/product/gallery.tsx';
import { RecentStrip } from '#app/ui/product/recent-strip.tsx';
import { CardRowList } from '#app/ui/product-list.tsx';
import { ProductReviews } from '#app/ui/review/product-reviews.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { bottomBar: 'own' };

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) => {
  if (!data)
    return pageMeta(matches, {
      title: '찾는 상품이 없어요',
      description: '판매가 끝났거나 없는 상품이에요.',
      path: location.pathname,
      hidden: true,
    });
  const { product, reviews } = data;
  const [first] = product.images;
  const crumbs = product.categoryPath.map(({ slug, name }) => ({ to: paths.category(slug), text: name }));
  return pageMeta(matches, {
    title: nameWithOrigin(product),
    description: product.summary,
    path: paths.product(product.id),
    picture: first && sharePicture(paths.sharePicture(first.id), first.alt),
    hidden: product.adultOnly,
    things: (origin) => [crumbsThing(origin, crumbs), productThing(origin, productFacts(product, reviews))],
  });
};

const productFacts = (product: ProductDetail, reviews: readonly ShownReview[]): ProductFacts => ({
  ...product,
  imageIds: product.images.map(({ id }) => id),
  storeName: product.store.name,
  storeSlug: product.store.slug,
  categoryName: product.categoryPath.map(({ name }) => name).join(' > '),
  options: product.variants.map(({ price, stock }) => ({ price, inStock: stock > 0 })),
  rating: { count: product.ratingCount, sum: product.ratingSum },
  reviews,
});

const REVIEWS_SHOWN = 3;

/** Cards of both rows in one query; what people bought with it comes first and is not shown twice. */
async function rowsBeside(ctx: Ctx, product: { id: string; categoryId: string; price: Krw }) {
  const [together, related] = await Promise.all([togetherIds(ctx, product.id), relatedIds(ctx, product)]);
  const cards = await findShopCards(ctx, [...together, ...related]);
  const bought = new Set(together);
  const buyable = cards.filter(({ soldOut }) => !soldOut);
  return {
    together: buyable.filter(({ id }) => bought.has(id)),
    related: buyable.filter(({ id }) => !bought.has(id)),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const found = (await findProduct(ctx, idParam(params.id))) ?? notFound();
  const [parts, rows, wished, watches, covered, reviews, ratings] = await Promise.all([
    cashbackParts(ctx, found),
    rowsBeside(ctx, found),
    wishedAmong(ctx, [found.id]),
    watchesOn(
      ctx,
      found.id,
      found.variants.map(({ id }) => id),
    ),
    found.adultOnly ? isAdult(ctx).then((adult) => !adult) : false,
    listProductReviews(ctx, found.id, { limit: REVIEWS_SHOWN }),
    summariseRatings(ctx, found.id),
  ]);
  return {
    product: covered ? { ...found, images: [] } : found,
    parts,
    rows,
    wished: wished.has(found.id),
    watches,
    covered,
    reviews: reviews.rows,
    ratings,
    refundTerms: kindRules(found.kind).refundTerms(found.terms),
    promise: productPromise(ctx, found),
    now: ctx.now,
    today: kstDayOf(ctx.now),
  };
}

export default function ProductPage() {
  const { rows, now, reviews, ratings, ...shown } = useLoaderData<typeof loader>();
  const { product, refundTerms, covered } = shown;
  return (
    <div className="above-bar lg:page-width lg:pb-16 lg:pt-6">
      <div className="px-4 py-2 lg:px-0">
        <Crumbs
          crumbs={product.categoryPath.map(({ slug, name }) => ({ to: paths.category(slug), text: name }))}
        />
      </div>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr] lg:gap-x-12 xl:grid-cols-[minmax(0,1fr)_29rem]">
        {covered ? (
          <div className="overflow-hidden lg:rounded-panel">
            <AdultCover />
          </div>
        ) : (
          <Gallery images={product.images} />
        )}
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <BuyBox {...shown} />
        </div>
        <div className="border-t-8 border-ground-2 lg:mt-8 lg:border-0">
          <SectionLinks hasRecord={product.priceRecord !== null} reviews={ratings.count} />
          <ProductDetails
            product={product}
            refundTerms={refundTerms}
            now={now}
            reviews={<ProductReviews productId={product.id} reviews={reviews} summary={ratings} />}
          />
        </div>
      </div>
      <div className="px-4 lg:px-0">
        {rows.together.length > 0 && (
          <Section title="함께 많이 산 상품" lead="이 상품과 같은 주문에 담긴 횟수가 많은 순서예요">
            <CardRowList cards={rows.together} />
          </Section>
        )}
        {rows.related.length > 0 && (
          <Section title="비슷한 상품" lead="같은 카테고리에서 값과 특징이 가까운 상품이에요">
            <CardRowList cards={rows.related} />
          </Section>
        )}
        <RecentStrip productId={product.id} />
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteError;
