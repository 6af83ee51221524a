import { Form, Link } from '@remix-run/react';
import { unitPrice, unitPriceText } from '#app/catalog/index.ts';
import { paths } from '#app/http/paths.ts';
import type { BasketRow } from '#app/listings/index.server.ts';
import type { StoreRow } from '#app/stores/index.server.ts';
import { Button, LinkButton } from '../button.tsx';
import { AddKey } from '../cart/add-key.tsx';
import { Won } from '../money.tsx';
import { Emblem, Picture } from '../picture.tsx';
import { OpenBadge } from './opening.tsx';

/** 시장 장보기: a few lines of every stall, each with one button into the basket. */
export function MarketBasket({
  stores,
  rows,
  back,
}: {
  stores: readonly StoreRow[];
  rows: readonly BasketRow[];
  /** The page the basket is filled on. */
  back: string;
}) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {stores.map((store) => {
        const own = rows.filter((row) => row.storeId === store.id);
        return (
          <li key={store.id} className="rounded-panel border border-line bg-white p-4 lg:p-5">
            <h3 className="flex flex-wrap items-center gap-2 font-bold">
              <Emblem emoji={store.emblem} size={28} />
              <Link to={paths.store(store.slug)} className="hover:underline">
                {store.name}
              </Link>
              <OpenBadge openNow={store.openNow} />
            </h3>
            {own.length === 0 ? (
              <p className="mt-3 text-sm text-ink-2">지금 담을 수 있는 상품이 없어요.</p>
            ) : (
              <ul className="mt-2 divide-y divide-line">
                {own.map((row) => (
                  <BasketLine key={row.productId} row={row} back={back} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function BasketLine({ row, back }: { row: BasketRow; back: string }) {
  const each = unitPrice(row.price, row.contentAmount, row.contentMeasure);
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-3 py-3">
      <span className="overflow-hidden rounded-control">
        {row.imageId && <Picture imageId={row.imageId} alt="" sizes="3.5rem" />}
      </span>
      <span className="min-w-0 text-sm">
        <Link to={paths.product(row.productId)} className="hover:underline">
          {row.name}
          {row.origin && ` · ${row.origin}`}
        </Link>
        <span className="block font-heavy">
          <Won amount={row.price} />
          {row.priceVaries && '부터'}
          {each && <span className="ml-1.5 text-xs font-medium text-ink-2">{unitPriceText(each)}</span>}
        </span>
      </span>
      {row.variantId ? (
        <Form method="post" action={paths.cart()} preventScrollReset>
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="variantId" value={row.variantId} />
          <AddKey />
          <input type="hidden" name="back" value={back} />
          <Button look="outline" size="small" aria-label={`${row.name} 담기`}>
            담기
          </Button>
        </Form>
      ) : (
        <LinkButton
          to={paths.product(row.productId)}
          look="quiet"
          size="small"
          aria-label={`${row.name} 옵션 고르기`}
        >
          옵션
        </LinkButton>
      )}
    </li>
  );
}
