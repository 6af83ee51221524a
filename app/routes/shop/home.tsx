import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCategories } from '#app/catalog/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { mallThing } from '#app/http/web/structured-data.ts';
import { BudgetPanel } from '#app/ui/home/budget-panel.tsx';
import { Hero } from '#app/ui/home/hero.tsx';
import { Shortcuts } from '#app/ui/home/shortcuts.tsx';
import { Section } from '#app/ui/lists.tsx';
import { CardRowList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { INTERMEDIARY_NOTICE } from '#app/ui/shell/mall-facts.ts';
import { listBudgetsLeft } from '#app/wallet/index.server.ts';

const ROW = 10;
const TEST_BED = ['venture', 'social_enterprise', 'village_enterprise'] as const;

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '대전의 시장과 마을 상품을 온통대전으로',
    description:
      '대전의 전통시장, 마을기업, 사회적기업, 벤처창업기업의 상품을 한 번의 결제로 온통대전과 카드를 나눠 내고 사세요.',
    path: paths.home(),
    things: (origin) => [mallThing(origin)],
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const [categories, budgets, market, testbed, tickets, newest] = await Promise.all([
    listCategories(ctx),
    listBudgetsLeft(ctx),
    listShopCards(ctx, { storeTypes: ['market'], sort: 'newest', limit: ROW }),
    listShopCards(ctx, { storeTypes: TEST_BED, sort: 'recommended', limit: ROW }),
    listShopCards(ctx, { kind: 'ticket', sort: 'recommended', limit: ROW / 2 }),
    listShopCards(ctx, { sort: 'newest', limit: ROW }),
  ]);
  return { categories, budgets, market, testbed, tickets, newest };
}

export default function HomePage() {
  const { categories, budgets, market, testbed, tickets, newest } = useLoaderData<typeof loader>();
  const rows = [
    {
      title: '오늘 시장에서 왔어요',
      lead: '전통시장 상인이 직접 올린 상품',
      cards: market.rows,
      more: { to: paths.markets(), label: '시장 보기' },
    },
    {
      title: '테스트베드 상점',
      lead: '벤처창업기업·사회적기업·마을기업의 상품',
      cards: testbed.rows,
      more: { to: paths.testbed(), label: '모두 보기' },
    },
    {
      title: '입장권·체험',
      lead: '결제하면 바로 쓸 수 있는 대전 나들이',
      cards: tickets.rows,
      more: { to: paths.tickets(), label: '모두 보기' },
    },
    {
      title: '새로 들어온 상품',
      lead: '대전 곳곳에서 막 올라왔어요',
      cards: newest.rows,
      more: { to: paths.newest(), label: '모두 보기' },
    },
  ];
  return (
    <div className="page-width pb-16 pt-4 lg:pt-6">
      <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
        <Hero />
        <BudgetPanel budgets={budgets} />
      </div>
      <p className="mt-3 text-xs text-ink-2">{INTERMEDIARY_NOTICE}</p>
      <Shortcuts categories={categories} />
      {rows
        .filter((row) => row.cards.length > 0)
        .map((row, at) => (
          <Section key={row.title} title={row.title} lead={row.lead} more={row.more}>
            <CardRowList cards={row.cards} eager={at === 0} />
          </Section>
        ))}
    </div>
  );
}

export const ErrorBoundary = RouteError;
