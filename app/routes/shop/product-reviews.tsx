import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findProduct } from '#app/catalog/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound } from '#app/http/respond.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { listProductReviews, summariseRatings } from '#app/reviews/index.server.ts';
import { isReviewSort, REVIEW_SORT_LABEL, REVIEW_SORTS } from '#app/reviews/index.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink, SortLinks } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RatingPanel, ReviewList } from '#app/ui/review/review-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data ? `${data.product.name} 리뷰` : '찾는 상품이 없어요',
    description: data ? `${data.product.name}을(를) 산 시민들의 리뷰 ${data.summary.count}개` : '',
    path: location.pathname,
    hidden: !data || data.isContinued || data.summary.count === 0,
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const product = (await findProduct(ctx, idParam(params.id))) ?? notFound();
  const search = new URL(request.url).searchParams;
  const asked = search.get('sort');
  const sort = isReviewSort(asked) ? asked : 'newest';
  const cursor = search.get('cursor');
  const [page, summary] = await Promise.all([
    listProductReviews(ctx, product.id, { sort, cursor }),
    summariseRatings(ctx, product.id),
  ]);
  return {
    product: { id: product.id, name: product.name },
    page,
    summary,
    sort,
    isContinued: cursor !== null,
  };
}

export default function ProductReviewsPage() {
  const { product, page, summary, sort } = useLoaderData<typeof loader>();
  const to = (query: Record<string, string>) => paths.productReviews(product.id, query);
  return (
    <Page
      narrow
      title={`리뷰 ${summary.count.toLocaleString('ko-KR')}개`}
      crumbs={[{ to: paths.product(product.id), text: product.name }]}
    >
      <RatingPanel summary={summary} />
      {summary.count === 0 ? (
        <Empty emoji="📝" title="아직 리뷰가 없어요">
          받아 본 분만 리뷰를 쓸 수 있어요.
        </Empty>
      ) : (
        <div className="mt-2">
          <SortLinks
            links={REVIEW_SORTS.map((word) => ({
              to: to({ sort: word }),
              text: REVIEW_SORT_LABEL[word],
              current: word === sort,
            }))}
          />
        </div>
      )}
      <ReviewList reviews={page.rows} />
      <MoreLink to={page.next && to({ sort, cursor: page.next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
