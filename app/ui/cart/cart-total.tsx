import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Button, LinkButton } from '../button.tsx';
import { AmountRow, Won } from '../money.tsx';
import { Panel } from '../page.tsx';

export type CartTotalView = {
  count: number;
  listTotal: Krw;
  goodsTotal: Krw;
  shippingTotal: Krw;
  /** The best coupons one has; the order form lets one choose others. */
  couponTotal: Krw;
  total: Krw;
  ready: boolean;
};

/** What the selected lines cost and the one button on; at the bottom of the screen on phones. */
export function CartTotal({ total }: { total: CartTotalView | null }) {
  return (
    <div className="grid gap-4 lg:sticky lg:top-24">
      <Panel title="결제 예상 금액">
        <dl className="grid gap-2 text-sm">
          <AmountRow label="상품 금액" amount={total?.listTotal ?? 0} />
          {total && total.listTotal > total.goodsTotal && (
            <AmountRow label="상품 할인" amount={total.goodsTotal - total.listTotal} tone="text-red" />
          )}
          {total && total.couponTotal > 0 && (
            <AmountRow label="쿠폰 할인 (예상)" amount={-total.couponTotal} tone="text-red" />
          )}
          <AmountRow label="배송비" amount={total?.shippingTotal ?? 0} />
          <div className="mt-1 flex items-baseline justify-between border-t border-line pt-3 text-base font-heavy">
            <dt>합계</dt>
            <dd className="text-xl">
              <Won amount={total?.total ?? 0} />
            </dd>
          </div>
        </dl>
        <p className="mt-2 text-xs text-ink-2">
          {total && total.couponTotal > 0 && '쿠폰은 주문서에서 바꿀 수 있어요. '}제주와 도서·산간 추가
          배송비는 주소를 적으면 더해 보여 드려요.
        </p>
      </Panel>
      <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-white px-4 pb-[calc(0.75rem+env(safe-area-inset-bottom))] pt-3 lg:static lg:border-0 lg:p-0">
        {total?.ready ? (
          <LinkButton to={paths.checkout()} size="large" wide>
            {total.count}개 상품 주문하기
          </LinkButton>
        ) : (
          <Button type="button" size="large" wide disabled>
            {total ? '주문할 수 없는 상품을 빼 주세요' : '주문할 상품을 골라 주세요'}
          </Button>
        )}
      </div>
    </div>
  );
}
