import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { isId } from '#app/core/ids.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { linesToReview, listOwnReviews, removeReview, saveReview } from '#app/reviews/index.server.ts';
import { ReviewInput } from '#app/reviews/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RemoveReview } from '#app/ui/review/remove-review.tsx';
import { ReviewForm } from '#app/ui/review/review-form.tsx';
import { ReviewList } from '#app/ui/review/review-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '내 리뷰 · 온통대전몰' }];

const MyReviewsInput = z.discriminatedUnion('intent', [
  ReviewInput.extend({ intent: z.literal('write') }),
  z.object({ intent: z.literal('remove'), reviewId: z.uuid() }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const search = new URL(request.url).searchParams;
  const [cursor, order] = [search.get('cursor'), search.get('order')];
  const [lines, written] = await Promise.all([
    linesToReview(ctx, isId(order) ? order : undefined),
    listOwnReviews(ctx, { cursor }),
  ]);
  return { lines, written };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, MyReviewsInput);
  if (!form.ok) return form.answer;
  const { value } = form;
  return attempt(form.values, async () => {
    if (value.intent === 'remove') {
      await removeReview(ctx, value.reviewId);
      return redirectWithToast(paths.myReviews(), '리뷰를 지웠습니다.');
    }
    await saveReview(ctx, value);
    return redirectWithToast(paths.myReviews(), '리뷰를 올렸습니다. 고맙습니다.');
  });
}

export default function MyReviewsPage() {
  const { lines, written } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page narrow title="내 리뷰" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      {lines.length > 0 && (
        <section className="grid gap-4">
          <h2 className="text-md font-heavy">쓸 수 있는 리뷰 {lines.length}개</h2>
          {lines.map((line) => (
            <Panel key={line.lineId}>
              <ReviewForm
                line={line}
                problem={problem?.values.lineId === line.lineId ? problem : undefined}
              />
            </Panel>
          ))}
        </section>
      )}
      <section className="mt-8">
        <h2 className="text-md font-heavy">쓴 리뷰</h2>
        {written.rows.length === 0 ? (
          <Empty
            emoji="📝"
            title="아직 쓴 리뷰가 없어요"
            action={
              <LinkButton to={paths.orders()} look="quiet">
                주문 내역 보기
              </LinkButton>
            }
          >
            받아 본 상품의 리뷰를 남기면 다른 시민이 고르는 데 도움이 돼요.
          </Empty>
        ) : (
          <ReviewList withProduct reviews={written.rows} act={(review) => <RemoveReview review={review} />} />
        )}
        <MoreLink to={written.next && paths.myReviews({ cursor: written.next })} />
      </section>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
