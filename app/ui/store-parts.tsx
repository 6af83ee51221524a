import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import type { StoreRow } from '#app/stores/index.server.ts';
import { STORE_TYPE_LABEL, type StoreType } from '#app/stores/index.ts';
import { Badge } from './feedback.tsx';
import { Facts } from './lists.tsx';
import { Emblem } from './picture.tsx';
import { OpenBadge } from './place/opening.tsx';

export function StoreTypeBadge({ storeType }: { storeType: StoreType }) {
  return storeType === 'general' ? null : <Badge tone="warm">{STORE_TYPE_LABEL[storeType]}</Badge>;
}

export function StoreCard({ store }: { store: StoreRow }) {
  return (
    <article className="relative flex gap-4 rounded-card border border-line bg-white p-4 hover:border-line-2 hover:bg-ground-2">
      <span className="soft-ground grid size-18 shrink-0 place-items-center rounded-card">
        <Emblem emoji={store.emblem} size={48} />
      </span>
      <div className="flex min-w-0 flex-col">
        <div className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <h3 className="font-bold">
            <Link to={paths.store(store.slug)} className="whole-card">
              {store.name}
            </Link>
          </h3>
          <StoreTypeBadge storeType={store.storeType} />
        </div>
        <p className="clamp-2 mt-0.5 text-sm text-ink-2">{store.intro}</p>
        <p className="mt-auto flex flex-wrap items-center gap-1.5 pt-2 text-xs text-ink-2">
          {store.marketName ? `${store.district} ${store.marketName}` : store.district}
          <OpenBadge openNow={store.openNow} />
        </p>
      </div>
    </article>
  );
}

export function StoreGrid({ stores }: { stores: readonly StoreRow[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {stores.map((store) => (
        <li key={store.id} className="grid">
          <StoreCard store={store} />
        </li>
      ))}
    </ul>
  );
}

export type SellerInfo = {
  businessName: string;
  representative: string;
  businessNumber: string;
  mailOrderNumber: string;
  address: string;
  phone: string;
  email: string;
};

/** 판매자 정보: who the contract is with, before the order. */
export function SellerFacts({ seller }: { seller: SellerInfo }) {
  return (
    <Facts
      facts={[
        { label: '상호', value: seller.businessName },
        { label: '대표자', value: seller.representative },
        { label: '사업장 주소', value: seller.address },
        {
          label: '전화',
          value: (
            <a href={`tel:${seller.phone.replaceAll('-', '')}`} className="underline underline-offset-2">
              {seller.phone}
            </a>
          ),
        },
        {
          label: '이메일',
          value: (
            <a href={`mailto:${seller.email}`} className="underline underline-offset-2">
              {seller.email}
            </a>
          ),
        },
        { label: '사업자등록번호', value: seller.businessNumber },
        { label: '통신판매업 신고번호', value: seller.mailOrderNumber },
      ]}
    />
  );
}
