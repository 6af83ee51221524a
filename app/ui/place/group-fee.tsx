import type { Krw } from '#app/core/krw.ts';
import { Won } from '../money.tsx';

/** 합배송: what one delivery of a whole market costs. */
export function GroupFee({
  market,
  cutOff = null,
}: {
  market: { name: string; fee: Krw; freeFrom: Krw | null };
  cutOff?: string | null;
}) {
  return (
    <>
      <p className="font-bold">
        {market.name} 합배송 <Won amount={market.fee} />
        {market.freeFrom !== null && (
          <>
            {' · '}
            <Won amount={market.freeFrom} /> 이상 무료
          </>
        )}
      </p>
      <p className="mt-0.5 text-xs">
        여러 점포에서 사도 배송비는 시장마다 한 번이에요. 대전 안으로 보낼 때만 되고, 따로 보내는 것보다
        비싸지지 않아요.
        {cutOff && ` 오후 ${clock(cutOff)}까지 주문하면 그날 모아서 출발해요.`}
      </p>
    </>
  );
}

/** `17:00` → `5시`; cut-offs are in the afternoon. */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour > 12 ? hour - 12 : hour}시${minute ? ` ${minute}분` : ''}`;
}
