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
  const { category, top } = (await findCategory(ctx, params.slug ?? '')) ?? notFound();
  const query = readListQuery(request);
  const page = await listShopCards(ctx, { categorySlug: category.slug, ...query });
  return { category, top, page, sort: query.sort, isContinued: query.cursor !== null };
}

export default function CategoryPage() {
  const { category, top, page, sort, isContinued } = useLoaderData<typeof loader>();
  const inside = category.id !== top.id;
  return (
    <Page
      title={category.name}
      crumbs={[
        { to: paths.categories(), text: '카테고리' },
        ...(inside ? [{ to: paths.category(top.slug), text: top.name }] : []),
      ]}
    >
      {top.children.length > 0 && (
        <ChipLinks
          label={`${top.name} 안의 카테고리`}
          links={[
            { to: paths.category(top.slug), text: '전체', current: !inside },
            ...top.children.map((child) => ({
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
              <LinkButton to={inside ? paths.category(top.slug) : paths.categories()} look="quiet">
                {inside ? `${top.name} 모두 보기` : '다른 카테고리 보기'}
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
