import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SORT_LABEL, SORTS, type Sort } from '#app/catalog/index.ts';
import type { Page } from '#app/core/paging.ts';
import type { ShopCard } from '#app/http/shop-cards.server.ts';
import { MoreLink, SortLinks } from './lists.tsx';
import { ProductCard, ProductGrid } from './product-card.tsx';

type ListQuery = { sort?: Sort; cursor?: string };

/** A sorted, paged grid of cards. `to` makes the list's own URL. */
export function ProductList({
  page,
  sort,
  isContinued,
  to,
  empty,
  hasHeading = false,
}: {
  page: Page<ShopCard>;
  sort: Sort;
  /** This page does not start at the top of the list. */
  isContinued: boolean;
  to: (query: ListQuery) => string;
  empty: ReactNode;
  /** The page says above that these are products. */
  hasHeading?: boolean;
}) {
  if (page.rows.length === 0 && !isContinued) return empty;
  return (
    <>
      {!hasHeading && <h2 className="sr-only">상품 목록</h2>}
      <div className="my-2">
        <SortLinks
          links={SORTS.map((word) => ({
            to: to({ sort: word }),
            text: SORT_LABEL[word],
            current: word === sort,
          }))}
        />
      </div>
      {sort === 'recommended' && (
        <p className="-mt-2 mb-3 text-xs text-ink-2">
          추천순은 살 수 있는 상품을 많이 팔린 순으로 보여 드려요. 광고는 없어요.
        </p>
      )}
      {isContinued && (
        <p className="mb-3 text-sm">
          <Link to={to({ sort })} className="inline-flex min-h-11 items-center underline underline-offset-2">
            처음부터 보기
          </Link>
        </p>
      )}
      <ProductGrid>
        {page.rows.map((card, at) => (
          <li key={card.id}>
            <ProductCard card={card} cashback={card.cashback} eager={at === 0 ? 'first' : at < 4} />
          </li>
        ))}
      </ProductGrid>
      <MoreLink to={page.next ? to({ sort, cursor: page.next }) : null} />
    </>
  );
}

/** One line of cards on the home page. */
export function CardRowList({ cards, eager = false }: { cards: readonly ShopCard[]; eager?: boolean }) {
  return (
    <ProductGrid row>
      {cards.map((card) => (
        <li key={card.id}>
          <ProductCard card={card} cashback={card.cashback} eager={eager} />
        </li>
      ))}
    </ProductGrid>
  );
}
