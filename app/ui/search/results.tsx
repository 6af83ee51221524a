import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import type { CategoryLink, ResultView } from '#app/http/result-page.server.ts';
import { BrowseLink } from '../browse-link.tsx';
import { LinkButton } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { Empty } from '../feedback.tsx';
import { MoreLink, SortLinks } from '../lists.tsx';
import { ProductCard, ProductGrid } from '../product-card.tsx';
import { FilterChips, FilterRail, FilterSheet, totalText } from './filters.tsx';

/** Hits with their filters: a rail beside them on wide screens, a sheet on phones. */
export function Results({
  view,
  categories,
  empty,
}: {
  view: ResultView;
  /** The categories to go further into, drawn above the filters. */
  categories: ReactNode;
  /** Instead of the list when nothing at all is here. */
  empty: ReactNode;
}) {
  const filtered = view.chips.length > 0;
  const nothing = view.cards.length === 0 && view.fromStart === null;
  if (nothing && !filtered) return empty;
  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] lg:gap-10">
      <aside aria-label="조건으로 좁히기">
        {categories}
        <FilterRail view={view} />
      </aside>
      <section aria-label="상품">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 lg:min-h-9">
          <p role="status" className="text-sm text-ink-2">
            상품 <strong className="font-bold text-ink">{totalText(view)}</strong>
          </p>
          <FilterSheet view={view} />
          <div className="min-w-0 basis-full empty:hidden lg:order-last">
            <FilterChips view={view} />
          </div>
          {!nothing && (
            <div className="min-w-0 basis-full lg:-my-1 lg:basis-auto">
              <SortLinks links={view.sorts} />
            </div>
          )}
        </div>
        {nothing ? (
          <Empty
            emoji="🔍"
            title="조건에 맞는 상품이 없어요"
            action={
              <LinkButton to={view.cleared} look="quiet">
                조건 모두 빼기
              </LinkButton>
            }
          >
            조건을 하나씩 빼 보세요.
          </Empty>
        ) : (
          <ResultList view={view} />
        )}
      </section>
    </div>
  );
}

function ResultList({ view }: { view: ResultView }) {
  return (
    <>
      {view.sort === 'recommended' && (
        <p className="-mt-2 mb-3 text-xs text-ink-2">
          {view.isText ? '찾는 말에 가까운 상품부터' : '많이 팔리고 평이 좋은 상품과 새 상품부터'} 보여
          드려요. 광고는 없어요.
        </p>
      )}
      {view.fromStart && (
        <p className="mb-3 text-sm">
          <Link
            to={view.fromStart}
            className="inline-flex min-h-11 items-center underline underline-offset-2"
          >
            처음부터 보기
          </Link>
        </p>
      )}
      <h2 className="sr-only">상품 목록</h2>
      <ProductGrid beside>
        {view.cards.map((card, at) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} eager={at === 0 ? 'first' : at < 4} />
          </li>
        ))}
      </ProductGrid>
      <MoreLink to={view.more} />
    </>
  );
}

/** Categories with counts: a list beside the hits on wide screens, chips above them on phones. */
export function CategoryRail({
  label,
  up,
  links,
}: {
  label: string;
  /** One level up, or out of the category. */
  up?: { to: string; text: string } | undefined;
  links: readonly CategoryLink[];
}) {
  if (links.length === 0 && !up) return null;
  return (
    <nav aria-label={label} className="-mx-4 mb-4 lg:mx-0">
      <ul className="scroll-row gap-2 px-4 py-1 lg:grid lg:gap-0 lg:p-0">
        {up && <CategoryItem to={up.to} text={up.text} current={false} />}
        {links.map((link) => (
          <CategoryItem key={link.to} {...link} />
        ))}
      </ul>
    </nav>
  );
}

function CategoryItem({ to, text, n, current }: { to: string; text: string; n?: number; current: boolean }) {
  return (
    <li className="shrink-0">
      <BrowseLink
        to={to}
        aria-current={current ? 'page' : undefined}
        className={classNames(
          'relative inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap rounded-full border px-4 text-sm font-semibold lg:flex lg:min-h-9 lg:rounded-none lg:border-0 lg:px-0 lg:font-normal lg:hover:underline',
          current
            ? 'border-ink bg-ink text-white lg:bg-white lg:font-bold lg:text-warm-700'
            : 'border-line-2 bg-white',
        )}
      >
        {text}
        {n !== undefined && (
          <span className={classNames('text-xs lg:ml-auto', current ? 'opacity-80' : 'text-ink-2')}>
            {formatNumber(n)}
            <span className="sr-only">개</span>
          </span>
        )}
      </BrowseLink>
    </li>
  );
}
