import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCategory } from '#app/catalog/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { readListQuery } from '#app/http/list-query.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { listShopCards } from '#app/http/shop-cards.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { ProductList } from '#app/ui/product-list.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.category.name ?? '카테고리'} · 온통대전몰` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const { category, path } = (await findCategory(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const page = await listShopCards(ctx, { categorySlug: category.slug, ...query });
  return { category, path, page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function CategoryPage() {
  const { category, path, page, sort, isContinued } = useLoaderData<typeof loader>();
  const above = path.slice(0, -1);
  const parent = above.at(-1);
  // The chips lead down; where nothing is below, they lead to the neighbours.
  const around = category.children.length > 0 ? category : (parent ?? category);
  return (
    <Page
      title={category.name}
      crumbs={[
        { to: paths.categories(), text: '카테고리' },
        ...above.map(({ slug, name }) => ({ to: paths.category(slug), text: name })),
      ]}
    >
      {around.children.length > 0 && (
        <ChipLinks
          label={`${around.name} 안의 카테고리`}
          links={[
            { to: paths.category(around.slug), text: '전체', current: around.id === category.id },
            ...around.children.map((child) => ({
              to: paths.category(child.slug),
              text: child.name,
              current: child.id === category.id,
            })),
          ]}
        />
      )}
      <ProductList
        page={page}
        sort={sort}
        isContinued={isContinued}
        to={(query) => paths.category(category.slug, query)}
        empty={
          <Empty
            emoji={category.emblem}
            title="아직 올라온 상품이 없어요"
            action={
              <LinkButton to={parent ? paths.category(parent.slug) : paths.categories()} look="quiet">
                {parent ? `${parent.name} 모두 보기` : '다른 카테고리 보기'}
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
