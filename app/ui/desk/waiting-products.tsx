import { Link } from '@remix-run/react';
import type { WaitingProduct } from '#app/catalog/index.server.ts';
import { paths } from '#app/http/paths.ts';
import { Badge } from '../feedback.tsx';
import { Won } from '../money.tsx';
import { ProductThumb } from '../product-thumb.tsx';
import { StoreTypeBadge } from '../store-parts.tsx';
import { Instant } from '../when.tsx';

/** What the desk has to look at: picture, name with its origin, store, price, and how long it waits. */
export function WaitingProducts({ rows }: { rows: readonly WaitingProduct[] }) {
  return (
    <ul className="grid gap-2">
      {rows.map((row) => (
        <li
          key={row.id}
          className="relative grid grid-cols-[4.5rem_minmax(0,1fr)] gap-4 rounded-card border border-line bg-white p-3 hover:border-line-2"
        >
          <ProductThumb imageId={row.imageId} />
          <div className="min-w-0 text-sm">
            <p className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
              {row.wasSold ? <Badge>판 적 있음</Badge> : <Badge tone="teal">새 상품</Badge>}
              <StoreTypeBadge storeType={row.storeType} />
              {row.storeName}
            </p>
            <h2 className="mt-1 text-base font-bold">
              <Link to={paths.operator.product(row.id)} className="whole-card break-words">
                {row.name}
                {row.origin && ` (${row.origin})`}
              </Link>
            </h2>
            <p className="mt-0.5">
              {row.categoryName} · <Won amount={row.price} className="font-bold" />
            </p>
            <p className="text-xs text-ink-2">
              <Instant at={row.updatedAt} />
              부터 기다림
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
