import type { ReactNode } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { Button } from '../button.tsx';
import { Checkbox } from '../field.tsx';

export function AgreeSection({
  view,
  error,
  busy,
}: {
  view: CheckoutView;
  error: string | undefined;
  busy: boolean;
}): ReactNode {
  return (
    <div className="grid gap-3">
      <Checkbox
        label="주문 상품, 가격, 배송과 환불 조건, 판매자 정보를 확인했으며 결제에 동의합니다. (필수)"
        name="agree"
        required
        error={error}
      />
      <p className="text-sm text-ink">
        온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게
        있습니다.
      </p>
      <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-white px-4 pb-[calc(0.75rem+env(safe-area-inset-bottom))] pt-3 lg:static lg:border-0 lg:p-0">
        <Button name="intent" value="place" size="large" wide busy={busy} disabled={busy}>
          {labelOf(view)}
        </Button>
      </div>
    </div>
  );
}

/** The button says what is paid, and with what where nothing is paid outside. */
function labelOf({ total, tenders }: CheckoutView): string {
  if (total === 0) return '0원 주문하기';
  const amount = `${formatNumber(total)}원 결제하기`;
  if (tenders.external > 0) return amount;
  const wallet = tenders.charged + tenders.cashback + tenders.grant > 0;
  return `${[wallet && '온통대전', tenders.points > 0 && '적립금'].filter(Boolean).join('·')} ${amount}`;
}
