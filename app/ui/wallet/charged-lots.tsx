import { Link } from '@remix-run/react';
import type { KstDay } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import type { PayOutDecision } from '#app/wallet/index.ts';
import { Won } from '../money.tsx';
import { Day, Instant } from '../when.tsx';

export type ChargedLot = {
  lotId: string;
  chargeId: string | null;
  amount: number;
  remaining: number;
  chargedAt: Date | string;
  expiresOn: KstDay;
  cancelUntil: KstDay;
  decision: PayOutDecision;
};

/** Charged money by the charge it came from, and whether it can go back to the card. */
export function ChargedLots({ lots }: { lots: readonly ChargedLot[] }) {
  if (lots.length === 0) return <p className="text-sm text-ink-2">남아 있는 충전금이 없어요.</p>;
  return (
    <ul className="divide-y divide-line text-sm">
      {lots.map((lot) => (
        <li key={lot.lotId} className="grid gap-1 py-3 first:pt-0">
          <div className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold">
              {lot.chargeId ? '충전' : '받은 선물'} <Won amount={lot.amount} />
            </span>
            <span>
              남은 금액 <Won amount={lot.remaining} className="font-bold" />
            </span>
          </div>
          <p className="text-xs text-ink-2">
            <Instant at={lot.chargedAt} /> 충전 · <Day day={lot.expiresOn} />
            까지 사용
          </p>
          <WayBack lot={lot} />
        </li>
      ))}
    </ul>
  );
}

function WayBack({ lot }: { lot: ChargedLot }) {
  const { decision } = lot;
  if (lot.chargeId && decision.kind !== 'none')
    return (
      <Link
        to={paths.walletPayOut(lot.chargeId)}
        className="inline-flex min-h-11 items-center text-sm font-bold text-teal-700 underline underline-offset-2"
      >
        {decision.kind === 'cancel' ? '충전 취소' : '남은 금액 환급'}
      </Link>
    );
  return (
    <p className="text-xs text-ink-2">
      <WhyNot lot={lot} />
    </p>
  );
}

/** Why a charge cannot be paid out now, and what would have to happen. */
export function WhyNot({ lot }: { lot: Pick<ChargedLot, 'decision' | 'cancelUntil'> }) {
  const { decision } = lot;
  if (decision.kind !== 'none') return null;
  switch (decision.because) {
    case 'not-a-charge':
      return <>선물로 받은 금액은 쓸 수만 있고 카드나 현금으로 돌려받을 수 없어요.</>;
    case 'empty':
      return <>남은 금액이 없어 돌려받을 것이 없어요.</>;
    case 'in-use':
      return (
        <>
          결제 대기 중인 주문이나 아직 받지 않은 선물에 쓰이고 있어요. 돌아오면 <Day day={lot.cancelUntil} />
          까지 취소할 수 있어요.
        </>
      );
    case 'used-too-little':
      return (
        <>
          일부를 썼거나 취소 기한(
          <Day day={lot.cancelUntil} />
          )이 지나 전액 취소는 할 수 없어요. <Won amount={decision.needed} /> 이상 쓰면 남은 금액을 돌려받을
          수 있어요. 지금까지 <Won amount={decision.spent} /> 썼어요.
        </>
      );
  }
}
