import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { listCategories } from '#app/catalog/index.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { BrowseLink } from '#app/ui/browse-link.tsx';
import { EmblemLink } from '#app/ui/emblem-link.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { Emblem } from '#app/ui/picture.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '카테고리',
    description: '과일과 빵부터 체험과 입장권까지, 대전의 상품을 갈래별로 찾아보세요.',
    path: paths.categories(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  return { categories: await listCategories(await anyCtx(request)) };
}

const PLACES = [
  { to: paths.markets(), text: '전통시장', emoji: '🏪' },
  { to: paths.testbed(), text: '테스트베드', emoji: '🚀' },
  { to: paths.tickets(), text: '입장권·체험', emoji: '🎫' },
  { to: paths.stores(), text: '상점', emoji: '🏬' },
  { to: paths.newest(), text: '새 상품', emoji: '📦' },
] as const;

export default function CategoriesPage() {
  const { categories } = useLoaderData<typeof loader>();
  return (
    <Page title="카테고리">
      <nav aria-label="모아 보기">
        <ul className="mb-7 grid grid-cols-5 lg:flex lg:gap-10">
          {PLACES.map((place) => (
            <li key={place.to}>
              <EmblemLink {...place} />
            </li>
          ))}
        </ul>
      </nav>
      {categories.length === 0 && <Empty title="아직 카테고리가 없어요" />}
      <ul className="lg:columns-3 lg:gap-6">
        {categories.map((top) => (
          <li
            key={top.slug}
            className="mb-4 break-inside-avoid rounded-panel border border-line p-4 lg:mb-6 lg:p-5"
          >
            <h2>
              <BrowseLink
                to={paths.category(top.slug)}
                className="flex min-h-12 items-center gap-3 text-md font-heavy"
              >
                <Emblem emoji={top.emblem} size={40} />
                {top.name}
                <ChevronRight aria-hidden className="ml-auto size-5 text-ink-2" />
              </BrowseLink>
            </h2>
            {top.children.map((middle) => (
              <section
                key={middle.slug}
                className="border-line pt-1 first-of-type:mt-2 first-of-type:border-t lg:pt-2"
              >
                <h3 className="tracking-normal">
                  <BrowseLink
                    to={paths.category(middle.slug)}
                    className="inline-flex min-h-10 items-center text-sm font-bold lg:min-h-9 hover:text-warm-700 hover:underline"
                  >
                    {middle.name}
                  </BrowseLink>
                </h3>
                {middle.children.length > 0 && (
                  <ul className="flex flex-wrap gap-x-4 text-sm text-ink-2">
                    {middle.children.map((leaf) => (
                      <li key={leaf.slug}>
                        <BrowseLink
                          to={paths.category(leaf.slug)}
                          className="inline-flex min-h-9 items-center whitespace-nowrap hover:text-ink hover:underline"
                        >
                          {leaf.name}
                        </BrowseLink>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
            ))}
          </li>
        ))}
      </ul>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
