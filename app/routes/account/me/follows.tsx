import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeTarget } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { followStore, listFollows, unfollowStore } from '#app/interests/index.server.ts';
import { findStoresById } from '#app/stores/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

export const meta: MetaFunction = () => [{ title: '단골 상점 · 온통대전몰' }];

const FollowInput = z.object({
  intent: z.enum(['follow', 'unfollow']),
  storeId: z.uuid(),
  back: z.string().max(200).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const page = await listFollows(ctx, new URL(request.url).searchParams.get('cursor'));
  return { stores: await findStoresById(ctx, page.rows), next: page.next };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, FollowInput);
  if (!form.ok) return form.answer;
  const { intent, storeId, back } = form.value;
  return attempt(form.values, async () => {
    const follows = intent === 'follow';
    await (follows ? followStore(ctx, storeId) : unfollowStore(ctx, storeId));
    return redirectWithToast(
      safeTarget(back, paths.follows()),
      follows ? '단골 상점에 담았습니다.' : '단골 상점에서 뺐습니다.',
    );
  });
}

export default function FollowsPage() {
  const { stores, next } = useLoaderData<typeof loader>();
  return (
    <Page title="단골 상점" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      {stores.length === 0 ? (
        <Empty
          emoji="🏪"
          title="아직 단골 상점이 없어요"
          action={
            <LinkButton to={paths.stores()} look="quiet">
              상점 둘러보기
            </LinkButton>
          }
        >
          상점 화면에서 ‘단골 맺기’를 누르면 여기에 모여요.
        </Empty>
      ) : (
        <>
          <h2 className="sr-only">상점 목록</h2>
          <StoreGrid stores={stores} />
        </>
      )}
      <MoreLink to={next && paths.follows({ cursor: next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
