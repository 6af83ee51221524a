import { formatNumber, formatWon } from '#app/core/krw.ts';
import type { CouponRefusal } from './apply-coupons.ts';
import type { CouponTerms } from './coupon-terms.ts';
import type { CouponLevel } from './words.ts';

export const LEVEL_LABEL: Record<CouponLevel, string> = {
  product: '상품 쿠폰',
  store: '상점 쿠폰',
  cart: '장바구니 쿠폰',
  shipping: '배송비 쿠폰',
};

/** `30% 할인`, `5,000원 할인`, `배송비 무료` */
export function discountText(coupon: Pick<CouponTerms, 'kind' | 'rateBps' | 'amount'>): string {
  if (coupon.kind === 'free_shipping') return '배송비 무료';
  return coupon.kind === 'percent'
    ? `${formatNumber(coupon.rateBps / 100)}% 할인`
    : `${formatWon(coupon.amount)} 할인`;
}

/** `30,000원 이상 살 때 · 최대 10,000원` */
export function limitsText(coupon: Pick<CouponTerms, 'minimumOrder' | 'maxDiscount'>): string {
  const minimum =
    coupon.minimumOrder > 0 ? `${formatWon(coupon.minimumOrder)} 이상 살 때` : '최소주문금액 없음';
  return coupon.maxDiscount === null ? minimum : `${minimum} · 최대 ${formatWon(coupon.maxDiscount)} 할인`;
}

/** Who pays for the discount: `대전광역시 60% · 판매자 40%` */
export function funderText({ cityBps, mallBps, sellerBps }: CouponTerms['funders']): string {
  const parts: [string, number][] = [
    ['대전광역시', cityBps],
    ['온통대전몰', mallBps],
    ['판매자', sellerBps],
  ];
  const paying = parts.filter(([, share]) => share > 0);
  return paying.length === 1
    ? `${paying[0]?.[0]} 전액`
    : paying.map(([who, share]) => `${who} ${formatNumber(share / 100)}%`).join(' · ');
}

/** Why a coupon is not used; null when nobody chose it. */
export function refusalText(refusal: CouponRefusal): string | null {
  switch (refusal.because) {
    case 'minimum':
      return `최소주문금액 ${formatWon(refusal.missing)} 부족`;
    case 'scope':
      return '이 주문에는 쓸 수 있는 상품이 없어요';
    case 'nothing-left':
      return '더 할인할 금액이 없어요';
    case 'not-combinable':
      return '다른 쿠폰과 함께 쓸 수 없어요';
    case 'better-one-used':
      return '할인이 더 큰 쿠폰을 적용했어요';
    case 'not-chosen':
      return null;
  }
}
