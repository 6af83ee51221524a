import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductCard, ProductGrid } from '#app/ui/product-card.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '새로 들어온 상품',
    description: '대전의 시장과 마을, 새내기 기업이 막 올린 상품을 최신순으로 보여 드려요.',
    path: paths.newest(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const { cursor } = readListQuery(request);
  return { page: await listShopCards(ctx, { sort: 'newest', cursor }) };
}

export default function NewestPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <Page title="새로 들어온 상품" lead="나중에 올라온 상품부터 보여 드려요.">
      {page.rows.length === 0 && (
        <Empty
          title="더 보여 드릴 상품이 없어요"
          action={<LinkButton to={paths.home()}>홈으로</LinkButton>}
        />
      )}
      <h2 className="sr-only">상품 목록</h2>
      <ProductGrid>
        {page.rows.map((card, at) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} eager={at === 0 ? 'first' : at < 4} />
          </li>
        ))}
      </ProductGrid>
      <MoreLink to={page.next && paths.newest({ cursor: page.next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
