import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '입장권·체험',
    description: '대전의 입장권과 체험을 온통대전과 카드로 나눠 내고, 결제하면 바로 QR 입장권으로 쓰세요.',
    path: paths.tickets(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const query = readListQuery(request);
  const page = await listShopCards(ctx, { kind: 'ticket', ...query });
  return { page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function TicketsPage() {
  const { page, sort, isContinued } = useLoaderData<typeof loader>();
  return (
    <Page title="입장권·체험" lead="결제하면 바로 QR 입장권이 나와요. 쓰기 전에는 언제든 전액 환불돼요.">
      <ProductList
        page={page}
        sort={sort}
        isContinued={isContinued}
        to={(query) => paths.tickets(query)}
        empty={
          <Empty
            emoji="🎫"
            title="아직 판매하는 입장권이 없어요"
            action={
              <LinkButton to={paths.home()} look="quiet">
                다른 상품 보기
              </LinkButton>
            }
          />
        }
      />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
