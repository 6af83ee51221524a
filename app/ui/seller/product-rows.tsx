import { Link } from '@remix-run/react';
import type { OwnProductRow } from '#app/catalog/index.server.ts';
import { formatNumber } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Price } from '../money.tsx';
import { ProductThumb } from '../product-thumb.tsx';
import { From, Until } from '../when.tsx';
import { ProductStateBadge } from './product-state.tsx';

/** The store's products as its seller looks for them: picture, name, state, price, stock, and the sale that runs or comes. */
export function ProductRows({ rows }: { rows: readonly OwnProductRow[] }) {
  return (
    <ul className="grid gap-2">
      {rows.map((row) => (
        <li
          key={row.id}
          className="relative grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-card border border-line bg-white p-3 hover:border-line-2 lg:grid-cols-[4.5rem_minmax(0,1fr)_12rem_6rem_13rem] lg:items-center"
        >
          <ProductThumb imageId={row.imageId} className="row-span-4 lg:row-span-1" />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
              <ProductStateBadge state={row.state} soldOut={row.soldOut} />
              <span className="break-all">{row.sellerCode}</span>
            </p>
            <h2 className="mt-1 text-base font-bold">
              <Link to={paths.seller.product(row.id)} className="whole-card break-words">
                {row.name}
              </Link>
            </h2>
          </div>
          <Price price={row.price} listPrice={row.listPrice} varies={row.highestPrice > row.price} />
          <p className="text-sm">
            <span className="text-ink-2">재고 </span>
            <span className="font-bold">{formatNumber(row.stock)}개</span>
            {row.options > 1 && (
              <span className="text-xs text-ink-2 lg:block">
                <span className="lg:hidden"> · </span>옵션 {formatNumber(row.options)}개
              </span>
            )}
          </p>
          <PlanLine plan={row.plan} />
        </li>
      ))}
    </ul>
  );
}

function PlanLine({ plan }: { plan: OwnProductRow['plan'] }) {
  if (!plan) return <p className="hidden text-xs text-ink-2 lg:block">예약한 할인 없음</p>;
  const { state, beginsAt, endsAt } = plan;
  return (
    <p className="text-xs">
      <span className="font-bold text-warm-700">
        {state === 'running' ? '할인 중' : endsAt ? '할인 예정' : '가격 변경 예정'}
      </span>{' '}
      {state === 'planned' && (
        <>
          <From at={beginsAt} />
          부터{' '}
        </>
      )}
      {endsAt && (
        <>
          <Until at={endsAt} />
          까지
        </>
      )}
    </p>
  );
}
