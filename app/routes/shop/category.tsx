import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { listUrl, selectionPairs } from '#app/http/list-selection.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { categoryLinks, readListQuery, resultView } from '#app/http/result-page.server.ts';
import { isPart, pageMeta } from '#app/http/web/page-meta.ts';
import { crumbsThing } from '#app/http/web/structured-data.ts';
import { browseCategory } from '#app/search/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { CategoryRail, Results } from '#app/ui/search/results.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.category.name ?? '카테고리',
    description: `${[...(data?.above ?? []), ...(data ? [data.category] : [])].map(({ name }) => name).join(' > ')}: 대전의 시장과 마을에서 온 상품을 자치구, 상점, 가격별로 골라 보세요.`,
    path: location.pathname,
    // Filters and sorts show the same products again.
    hidden: !data || isPart(location.search),
    things: (origin) => [
      crumbsThing(origin, [
        { to: paths.categories(), text: '카테고리' },
        ...(data?.above ?? []).map(({ name, slug }) => ({ to: paths.category(slug), text: name })),
      ]),
    ],
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const query = await readListQuery(ctx, new URL(request.url).searchParams);
  const found = (await browseCategory(ctx, params.slug ?? '', query.asked)) ?? notFound();
  const { category, answer } = found;
  const kept = selectionPairs(query.selection);
  const [view, links] = await Promise.all([
    resultView(ctx, paths.category(category.slug), [], query, answer),
    categoryLinks(ctx, answer, (node) => listUrl(paths.category(node.slug), kept)),
  ]);
  const above = found.path.slice(0, -1).map(({ name, slug }) => ({ name, slug }));
  return { category: { name: category.name, emblem: category.emblem }, above, view, links };
}

export default function CategoryPage() {
  const { category, above, view, links } = useLoaderData<typeof loader>();
  const parent = above.at(-1);
  const up = parent && { to: paths.category(parent.slug), text: `${parent.name} 모두 보기` };
  return (
    <Page
      title={category.name}
      crumbs={[
        { to: paths.categories(), text: '카테고리' },
        ...above.map(({ name, slug }) => ({ to: paths.category(slug), text: name })),
      ]}
    >
      <Results
        view={view}
        categories={<CategoryRail label={`${category.name} 안의 카테고리`} up={up} links={links} />}
        empty={
          <Empty
            emoji={category.emblem}
            title="아직 올라온 상품이 없어요"
            action={
              <LinkButton to={up?.to ?? paths.categories()} look="quiet">
                {up?.text ?? '다른 카테고리 보기'}
              </LinkButton>
            }
          >
            상점이 상품을 준비하고 있어요.
          </Empty>
        }
      />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
