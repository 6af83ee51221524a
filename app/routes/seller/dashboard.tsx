import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { countStoreProducts } from '#app/catalog/index.server.ts';
import { formatNumber } from '#app/core/krw.ts';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { membershipsOf } from '#app/stores/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Badge } from '#app/ui/feedback.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '판매자센터 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const memberships = await membershipsOf(ctx, ctx.actor.userId);
  const counts = await countStoreProducts(
    ctx,
    memberships.map(({ storeId }) => storeId),
  );
  return {
    stores: memberships.map((store) => ({
      ...store,
      current: store.storeId === ctx.actor.storeId,
      counts: counts.get(store.storeId) ?? { onSale: 0, soldOut: 0, all: 0 },
    })),
  };
}

const RANK_LABEL = { owner: '대표', staff: '직원' } as const;

export default function SellerDashboard() {
  const { stores } = useLoaderData<typeof loader>();
  return (
    <Page title="내 상점" lead="상점마다 올라가 있는 상품을 봅니다.">
      <ul className="grid gap-4 lg:grid-cols-2">
        {stores.map((store) => (
          <li key={store.storeId}>
            <Panel>
              <div className="flex flex-wrap items-center gap-2">
                <h2 className="text-lg font-heavy">{store.storeName}</h2>
                <Badge>{RANK_LABEL[store.rank]}</Badge>
                {store.current && <Badge tone="teal">지금 관리하는 상점</Badge>}
              </div>
              <dl className="my-4 grid grid-cols-3 gap-2">
                <Count label="모든 상품" count={store.counts.all} />
                <Count label="판매 중" count={store.counts.onSale} />
                <Count label="품절" count={store.counts.soldOut} />
              </dl>
              <div className="flex flex-wrap gap-2">
                {store.current && (
                  <>
                    <LinkButton to={paths.seller.products()}>상품 관리</LinkButton>
                    <LinkButton to={paths.seller.store()} look="outline">
                      상점 정보 고치기
                    </LinkButton>
                  </>
                )}
                <LinkButton to={paths.store(store.slug)} look="quiet">
                  상점 보기<span className="sr-only"> {store.storeName}</span>
                </LinkButton>
              </div>
            </Panel>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-sm text-ink-2">
        엑셀 파일 하나로 상품을 올리고 고칠 수 있습니다.{' '}
        <Link to={paths.sellerImport()} className="underline underline-offset-4">
          상품 엑셀 등록으로 가기
        </Link>
      </p>
    </Page>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div className="rounded-card bg-ground-2 p-3">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd className="text-xl font-heavy">
        {formatNumber(count)}
        <span className="text-sm font-medium">개</span>
      </dd>
    </div>
  );
}

export const ErrorBoundary = RouteError;
