import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listStores } from '#app/stores/index.server.ts';
import { STORE_TYPE_LABEL, STORE_TYPES } from '#app/stores/index.ts';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

export const meta: MetaFunction = () => [{ title: '상점 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const search = new URL(request.url).searchParams;
  const type = STORE_TYPES.find((known) => known === search.get('type')) ?? null;
  const page = await listStores(ctx, {
    ...(type && { storeTypes: [type] }),
    cursor: search.get('cursor'),
  });
  return { page, type };
}

export default function StoresPage() {
  const { page, type } = useLoaderData<typeof loader>();
  return (
    <Page title="상점" lead="대전에 사업장을 둔 판매자들이에요. 가나다순으로 보여 드려요.">
      <ChipLinks
        label="상점 유형"
        links={[
          { to: paths.stores(), text: '전체', current: type === null },
          ...STORE_TYPES.map((word) => ({
            to: paths.stores({ type: word }),
            text: STORE_TYPE_LABEL[word],
            current: word === type,
          })),
        ]}
      />
      <h2 className="sr-only">상점 목록</h2>
      <div className="mt-5">
        {page.rows.length === 0 ? (
          <Empty emoji="🏪" title="아직 문을 연 상점이 없어요" />
        ) : (
          <StoreGrid stores={page.rows} />
        )}
      </div>
      <MoreLink to={page.next && paths.stores({ type, cursor: page.next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
