import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { listStores } from '#app/stores/index.server.ts';
import { STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { Empty, Notice } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink, Section } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { CardRowList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

const TYPES = ['venture', 'social_enterprise', 'village_enterprise'] as const;

export const meta: MetaFunction = () => [{ title: '테스트베드 상점 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const search = new URL(request.url).searchParams;
  const type = TYPES.find((known) => known === search.get('type')) ?? null;
  const storeTypes = type ? [type] : TYPES;
  const [stores, cards] = await Promise.all([
    listStores(ctx, { storeTypes, cursor: search.get('cursor') }),
    listShopCards(ctx, { storeTypes, sort: 'newest', limit: 10 }),
  ]);
  return { stores, cards: cards.rows, type };
}

export default function TestbedPage() {
  const { stores, cards, type } = useLoaderData<typeof loader>();
  return (
    <Page
      title="테스트베드 상점"
      lead="벤처창업기업·사회적기업·마을기업이 새 상품을 시민에게 먼저 선보이는 곳이에요."
    >
      <Notice tone="safe" title="일반 상품과 똑같이 보호받아요">
        투자나 후원이 아니라 판매예요. 받은 날부터 7일 안에 반품할 수 있고 배송 기한도 같아요.
      </Notice>
      <div className="mt-5">
        <ChipLinks
          label="기업 유형"
          links={[
            { to: paths.testbed(), text: '전체', current: type === null },
            ...TYPES.map((word) => ({
              to: paths.testbed({ type: word }),
              text: STORE_TYPE_LABEL[word],
              current: word === type,
            })),
          ]}
        />
      </div>
      {cards.length > 0 && (
        <Section title="새로 선보인 상품">
          <CardRowList cards={cards} eager />
        </Section>
      )}
      <Section title="참여 상점">
        {stores.rows.length === 0 ? (
          <Empty emoji="🚀" title="아직 참여한 상점이 없어요" />
        ) : (
          <StoreGrid stores={stores.rows} />
        )}
        <MoreLink to={stores.next && paths.testbed({ type, cursor: stores.next })} />
      </Section>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
