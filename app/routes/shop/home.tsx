import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCategories } from '#app/catalog/index.server.ts';
import { listBanners } from '#app/displays/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { homeRows } from '#app/http/home-rows.server.ts';
import { ownRow } from '#app/http/own-row.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { mallThing } from '#app/http/web/structured-data.ts';
import { sharedRead } from '#app/platform/shared-reads.server.ts';
import { BannerStrip, LeadBanner } from '#app/ui/home/banners.tsx';
import { BudgetPanel } from '#app/ui/home/budget-panel.tsx';
import { Hero } from '#app/ui/home/hero.tsx';
import { OwnProducts } from '#app/ui/home/own-row.tsx';
import { ProductRows } from '#app/ui/home/product-rows.tsx';
import { Shortcuts } from '#app/ui/home/shortcuts.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { INTERMEDIARY_NOTICE } from '#app/ui/shell/mall-facts.ts';
import { listBudgetsLeft } from '#app/wallet/index.server.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '대전의 시장과 마을 상품을 온통대전으로',
    description:
      '대전의 전통시장, 마을기업, 사회적기업, 벤처창업기업의 상품을 한 번의 결제로 온통대전과 카드를 나눠 내고 사세요.',
    path: paths.home(),
    things: (origin) => [mallThing(origin)],
  });

const shownBudgets = sharedRead((ctx) => listBudgetsLeft(ctx));
const shownBanners = sharedRead(listBanners);

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const [categories, budgets, banners, rows, own] = await Promise.all([
    listCategories(ctx),
    shownBudgets(ctx),
    shownBanners(ctx),
    homeRows(ctx, null),
    ownRow(ctx),
  ]);
  const tops = categories.map(({ slug, name, emblem }) => ({ slug, name, emblem }));
  return { categories: tops, budgets, banners, rows, own };
}

export default function HomePage() {
  const { categories, budgets, banners, rows, own } = useLoaderData<typeof loader>();
  const [lead, ...others] = banners;
  return (
    <div className="page-width pb-16 pt-4 lg:pt-6">
      <div className="grid gap-x-4 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-y-9">
        {lead ? <LeadBanner banner={lead} /> : <Hero />}
        <div className="lg:order-last lg:col-span-2">
          <Shortcuts categories={categories} />
        </div>
        <BudgetPanel budgets={budgets} />
      </div>
      <p className="mt-4 text-xs text-ink-2">{INTERMEDIARY_NOTICE}</p>
      <BannerStrip banners={others} />
      <ProductRows rows={rows.slice(0, 1)} />
      {own && <OwnProducts row={own} />}
      <ProductRows rows={rows.slice(1)} />
    </div>
  );
}

export const ErrorBoundary = RouteError;
