import { Link } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import type { MarketRow } from '#app/stores/index.server.ts';
import { Badge } from '../feedback.tsx';
import { OpenBadge } from './opening.tsx';

export function MarketGrid({ markets }: { markets: readonly MarketRow[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {markets.map((market) => (
        <li
          key={market.id}
          className="relative flex flex-col rounded-card border border-line bg-white p-4 hover:border-line-2 hover:bg-ground-2"
        >
          <h3 className="font-bold">
            <Link to={paths.market(market.slug)} className="whole-card">
              {market.name}
            </Link>
          </h3>
          <p className="clamp-2 mt-1 text-sm text-ink-2">{market.intro}</p>
          <p className="mt-auto flex flex-wrap items-center gap-1.5 pt-3">
            <OpenBadge openNow={market.openNow} />
            {market.marketDays && <Badge tone="warm">장날 {market.marketDays}</Badge>}
            {market.groupFee !== null && <Badge tone="teal">합배송</Badge>}
            <span className="text-xs text-ink-2">
              {market.storeCount > 0 ? `상점 ${formatNumber(market.storeCount)}곳` : '상점 준비 중'}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
