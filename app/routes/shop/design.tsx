import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { listStores } from '#app/stores/index.server.ts';
import { Controls } from '#app/ui/design/controls.tsx';
import { Foundations } from '#app/ui/design/foundations.tsx';
import { Messages } from '#app/ui/design/messages.tsx';
import { Products } from '#app/ui/design/products.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [
  { title: '디자인 시스템 · 온통대전몰' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const [cards, stores] = await Promise.all([
    listShopCards(ctx, { sort: 'newest', limit: 1 }),
    listStores(ctx, { limit: 3 }),
  ]);
  return { card: cards.rows[0] ?? null, stores: stores.rows };
}

/** Every component in every state, for whoever builds a page and for whoever looks whether one broke. */
export default function DesignPage() {
  const { card, stores } = useLoaderData<typeof loader>();
  return (
    <Page title="디자인 시스템" lead="화면을 이루는 조각들이에요. 새 화면은 여기 있는 것으로 만들어요.">
      <Foundations />
      <Controls />
      <Messages />
      <Products card={card} stores={stores} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
