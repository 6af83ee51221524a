import type { Krw } from '#app/core/krw.ts';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';

export type Shipping = {
  shippingFee: Krw;
  shippingFreeFrom: Krw | null;
  jejuSurcharge: Krw;
  islandSurcharge: Krw;
  dispatchDays: number;
};

function Fee({ shipping: { shippingFee, shippingFreeFrom } }: { shipping: Shipping }) {
  if (shippingFee === 0) return <strong>무료배송</strong>;
  return (
    <>
      <Won amount={shippingFee} />
      {shippingFreeFrom !== null && (
        <>
          {' · '}
          <Won amount={shippingFreeFrom} /> 이상 무료
        </>
      )}
    </>
  );
}

export const dispatchText = (days: number): string =>
  days === 0 ? '결제한 날 바로 보내요' : `결제 후 영업일 ${days}일 안에 보내요`;

/** Everything delivery can cost, before the cart. */
export function DeliveryFacts({ shipping }: { shipping: Shipping }) {
  return (
    <Facts
      facts={[
        { label: '배송비', value: <Fee shipping={shipping} /> },
        {
          label: '추가 배송비',
          value:
            shipping.jejuSurcharge === 0 && shipping.islandSurcharge === 0 ? (
              '없음'
            ) : (
              <>
                제주 <Won amount={shipping.jejuSurcharge} />, 도서·산간{' '}
                <Won amount={shipping.islandSurcharge} />
              </>
            ),
        },
        { label: '발송', value: dispatchText(shipping.dispatchDays) },
        { label: '묶음배송', value: '같은 상점의 상품은 배송비를 한 번만 받아요' },
      ]}
    />
  );
}

export function DeliveryLine({ shipping }: { shipping: Shipping }) {
  return (
    <>
      {dispatchText(shipping.dispatchDays)}
      {' · '}
      <Fee shipping={shipping} />
      {(shipping.jejuSurcharge > 0 || shipping.islandSurcharge > 0) && (
        <>
          {' · '}제주 +<Won amount={shipping.jejuSurcharge} />, 도서·산간 +
          <Won amount={shipping.islandSurcharge} />
        </>
      )}
    </>
  );
}
