import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listProductsInReview } from '#app/catalog/index.server.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { WaitingProducts } from '#app/ui/desk/waiting-products.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '상품 검수 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  return listProductsInReview(ctx, new URL(request.url).searchParams.get('cursor'));
}

export default function OperatorProducts() {
  const { rows, next } = useLoaderData<typeof loader>();
  return (
    <Page title="상품 검수" lead="판매자가 검수를 요청한 상품입니다. 오래 기다린 것부터 보여요.">
      {rows.length === 0 ? (
        <Empty emoji="✅" title="검수를 기다리는 상품이 없어요" />
      ) : (
        <WaitingProducts rows={rows} />
      )}
      <MoreLink to={next && paths.operator.products({ cursor: next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
