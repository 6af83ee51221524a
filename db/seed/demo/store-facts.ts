import type { OpenStoreDraft } from '#app/stores/index.ts';
import { MARKET_PLACES } from '../reference/market-places.ts';
import { MARKETS } from '../reference/markets.ts';
import type { StoreContent } from './content/store-content.ts';
import { storePlace } from './store-places.ts';

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;

/** Begins with 000, which no tax office gives out, and ends with a right check digit. */
export function businessNumberOf(at: number): string {
  const digits = Array.from(`00090${String(at).padStart(4, '0')}`, Number);
  const carried = Math.floor(((digits[8] ?? 0) * 5) / 10);
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * (digits[i] ?? 0), carried);
  const text = [...digits, (10 - (sum % 10)) % 10].join('');
  return `${text.slice(0, 3)}-${text.slice(3, 5)}-${text.slice(5)}`;
}

export const phoneOf = (at: number): string => `042-000-${String(1000 + at)}`;

/** The invented store with numbers that belong to nobody. */
export function storeDraft(store: StoreContent, at: number): OpenStoreDraft {
  const market = MARKETS.find(({ slug }) => slug === store.market);
  const [shippingFee, shippingFreeFrom, dispatchDays] = store.shipping;
  const number = String(at).padStart(4, '0');
  return {
    slug: store.slug,
    name: store.name,
    storeType: store.storeType,
    marketSlug: store.market ?? null,
    district: store.district,
    intro: store.intro,
    emblem: store.emblem,
    ...storePlace(store, at),
    joinsGroup: typeof MARKET_PLACES[store.market ?? '']?.groupFee === 'number',
    businessName: store.name,
    representative: store.owner,
    businessNumber: businessNumberOf(at),
    mailOrderNumber: `제2026-대전${store.district.replace('구', '')}-${number}호(예시)`,
    address: `대전광역시 ${store.district} 예시로 ${10 + at}${market ? `, ${market.name} ${(at % 40) + 1}호` : ''}`,
    phone: phoneOf(at),
    email: `${store.slug}@store.example`,
    certificateNumber: store.certificate ?? null,
    certificateUntil: store.certificate ? `${2028 + (at % 3)}-12-31` : null,
    walletRefusal: store.walletRefusal ?? null,
    cashbackRefusal: store.cashbackRefusal ?? null,
    yearlySales: store.yearlySales ?? null,
    shippingFee,
    shippingFreeFrom,
    jejuSurcharge: 3000,
    islandSurcharge: 5000,
    dispatchDays,
    feeBps: store.storeType === 'general' ? 500 : 300,
  };
}
