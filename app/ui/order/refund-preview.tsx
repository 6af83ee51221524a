import type { RefundPreviewView } from '#app/http/refund-preview.server.ts';
import { Won } from '../money.tsx';
import { Day } from '../when.tsx';

/** What goes back to which tender, before anybody agrees. */
export function RefundPreview({ preview }: { preview: RefundPreviewView }) {
  const { back } = preview;
  const parts = [
    { label: '온통대전 충전금으로', amount: back.charged },
    { label: '온통대전 캐시백으로', amount: back.cashback },
    { label: '정책수당으로', amount: back.grant },
    { label: '적립금으로', amount: back.points },
    { label: '카드·간편결제·계좌로', amount: back.external },
  ].filter((part) => part.amount > 0);
  return (
    <div className="text-sm">
      <ul className="grid gap-1.5">
        {preview.items
          .filter((item) => item.quantity !== null || item.amount > 0)
          .map((item) => (
            <li key={item.lineId} className="flex justify-between gap-4">
              <span>
                {item.name}
                {item.quantity !== null && ` ${item.quantity}개`}
              </span>
              <Won amount={item.amount} />
            </li>
          ))}
      </ul>
      <dl className="mt-3 grid gap-1.5 border-t border-line pt-3">
        {preview.keptBack > 0 && (
          <div className="flex justify-between text-red">
            <dt>이미 받은 캐시백 회수</dt>
            <dd>
              <Won amount={-preview.keptBack} />
            </dd>
          </div>
        )}
        {parts.map((part) => (
          <div key={part.label} className="flex justify-between">
            <dt className="text-ink-2">{part.label}</dt>
            <dd className="font-semibold">
              <Won amount={part.amount} />
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between font-heavy">
          <dt>환불 합계</dt>
          <dd className="text-lg">
            <Won amount={preview.total} />
          </dd>
        </div>
      </dl>
      <ul className="mt-2 grid gap-1 text-xs text-ink-2">
        {preview.lapsing > 0 && (
          <li>
            이 상품으로 받기로 한 캐시백 <Won amount={preview.lapsing} />은 함께 취소돼요.
          </li>
        )}
        {preview.takenBack > 0 && (
          <li>
            이미 받은 캐시백 <Won amount={preview.takenBack} />은 캐시백 잔액에서 회수돼요.
          </li>
        )}
        {preview.pointsLapsing > 0 && (
          <li>
            이 상품으로 쌓인 적립금 <Won amount={preview.pointsLapsing} />은 함께 취소돼요.
          </li>
        )}
        {preview.pointsKeptBack > 0 && (
          <li>
            이미 쓴 적립금 <Won amount={preview.pointsKeptBack} />은 돌려드릴 적립금에서 빼요.
          </li>
        )}
        {preview.coupon > 0 && (
          <li>
            쿠폰으로 할인받은 <Won amount={preview.coupon} />은 낸 돈이 아니라서 환불 금액에 들어가지 않아요.
          </li>
        )}
        {preview.coupons.map((coupon) => (
          <li key={coupon.couponId}>
            {coupon.outcome === 'kept' ? (
              <>‘{coupon.name}’은 다시 쓸 수 없는 쿠폰이라 돌려드리지 않아요.</>
            ) : (
              <>
                ‘{coupon.name}’을 돌려드려요. <Day day={coupon.lastDay} />
                까지 쓸 수 있어요.
              </>
            )}
          </li>
        ))}
        {preview.waiting > 0 && (
          <li>
            지갑 보유한도를 넘는 <Won amount={preview.waiting} />은 따로 보관했다가 자리가 생기면 자동으로
            돌아와요.
          </li>
        )}
      </ul>
    </div>
  );
}
