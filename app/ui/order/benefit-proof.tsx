import type { ReactNode } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import type { ProofReward, ProofView } from '#app/http/proof-view.ts';
import { AmountRow, Won } from '../money.tsx';

/** 혜택 증명서: where each won of saving and reward comes from, why others are missing, and who pays for them. */
export function BenefitProof({ proof }: { proof: ProofView }) {
  return (
    <div className="grid gap-6 text-sm">
      <Part title="1. 결제 금액" lead="정가에서 할인과 쿠폰을 빼고 배송비를 더한 금액이에요.">
        <Sum rows={proof.price} total={{ label: '결제 금액', amount: proof.paid }} />
        <p className="mb-1.5 mt-3 font-semibold">무엇으로 내나요</p>
        <Sum rows={proof.tenders} total={{ label: '모두 더하면', amount: proof.paid }} />
      </Part>
      <Part title="2. 쿠폰" lead="상품, 상점, 장바구니, 배송비 쿠폰 순서로 계산해요.">
        <Coupons proof={proof} />
      </Part>
      <Part
        title="3. 캐시백"
        lead="온통대전으로 낸 상품 금액에 요율을 곱해 1원 미만은 버리고, 내 한도와 예산 안에서 드려요."
      >
        {proof.rewards.length === 0 && <p className="text-ink-2">지금 진행 중인 캐시백이 없어요.</p>}
        <ul className="grid gap-3">
          {proof.rewards.map((reward) => (
            <Reward key={reward.programmeId} reward={reward} />
          ))}
        </ul>
        <Stores stores={proof.stores} />
      </Part>
      {proof.points && (
        <Part
          title="4. 적립금"
          lead="카드·간편결제·계좌로 낸 상품 금액에 쌓이고, 구매 확정 뒤에 쓸 수 있어요."
        >
          <p className="flex justify-between gap-3">
            <span>
              <Won amount={proof.points.base} /> × {formatNumber(proof.points.percent)}%
            </span>
            <strong>
              <Won amount={proof.points.amount} />
            </strong>
          </p>
        </Part>
      )}
      <Part
        title={proof.points ? '5. 혜택 합계' : '4. 혜택 합계'}
        lead="받는 혜택을 모두 더한 금액과, 그 돈을 누가 내는지예요."
      >
        <Sum rows={proof.benefits} total={{ label: '혜택 합계', amount: proof.benefitTotal }} />
        {proof.funding.length > 0 && (
          <>
            <p className="mb-1.5 mt-3 font-semibold">누가 부담하나요</p>
            <Sum rows={proof.funding} total={{ label: '모두 더하면', amount: proof.benefitTotal }} />
          </>
        )}
      </Part>
      <p className="text-xs text-ink-2">
        계산 규칙 {proof.version} · 주문할 때의 한도와 예산으로 계산한 그대로 주문과 함께 저장하고,
        온통대전몰이 매일 다시 계산해 맞는지 확인해요.
      </p>
    </div>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-heavy">{title}</h3>
      <p className="mb-2 text-xs text-ink-2">{lead}</p>
      {children}
    </section>
  );
}

type Row = ProofView['price'][number];

function Sum({ rows, total }: { rows: readonly Row[]; total: Row }) {
  return (
    <dl className="grid gap-1.5">
      {rows.map((row) => (
        <AmountRow key={row.label} {...row} />
      ))}
      <div className="flex justify-between gap-3 border-t border-line pt-1.5 font-bold">
        <dt>{total.label}</dt>
        <dd>
          <Won amount={total.amount} />
        </dd>
      </div>
    </dl>
  );
}

function Coupons({ proof: { coupons, unusedCoupons } }: { proof: ProofView }) {
  if (coupons.length + unusedCoupons.length === 0)
    return <p className="text-ink-2">가진 쿠폰이 없어 할인하지 않았어요.</p>;
  return (
    <ul className="grid gap-2">
      {coupons.map((coupon) => (
        <li key={coupon.couponId} className="flex justify-between gap-3">
          <span>
            {coupon.name}
            <span className="block text-xs text-ink-2">
              {coupon.level}
              {coupon.funders && ` · 부담 ${coupon.funders}`}
            </span>
          </span>
          <strong>
            <Won amount={-coupon.amount} />
          </strong>
        </li>
      ))}
      {unusedCoupons.map((coupon) => (
        <li key={coupon.couponId} className="flex justify-between gap-3">
          <span className="text-ink-2">
            {coupon.name}
            <span className="block text-xs">쓰지 않음 · {coupon.reason}</span>
          </span>
          <Won amount={0} className="text-ink-2" />
        </li>
      ))}
    </ul>
  );
}

function Reward({ reward }: { reward: ProofReward }) {
  return (
    <li className="rounded-card bg-ground-2 p-3.5">
      <p className="flex justify-between gap-3 font-semibold">
        <span>{reward.name}</span>
        <span className={reward.amount > 0 ? 'text-teal-700' : 'text-ink-2'}>
          <Won amount={reward.amount} />
        </span>
      </p>
      <p className="text-xs text-ink-2">
        {reward.funder} 부담 · {reward.atOnce ? '결제하면 바로 지급' : '구매 확정하면 지급'}
      </p>
      {reward.reason && <p className="mt-1 text-xs font-semibold text-warm-700">{reward.reason}</p>}
      <dl className="mt-2 grid gap-1 text-xs">
        <AmountRow label="대상 금액" amount={reward.base} />
        <div className="flex justify-between gap-3">
          <dt className="text-ink-2">요율</dt>
          <dd className="text-right font-semibold">{reward.rateText}</dd>
        </div>
        {reward.full !== reward.amount && <AmountRow label="요율대로라면" amount={reward.full} />}
        <AmountRow label="이 주문 뒤 이번 달 내 한도" amount={reward.capLeft} />
        <AmountRow label="이 주문 뒤 남는 예산" amount={reward.budgetLeft} />
      </dl>
    </li>
  );
}

function Stores({ stores }: { stores: ProofView['stores'] }) {
  const excluded = stores.filter((store) => store.wallet || store.cashback);
  if (excluded.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1 text-xs">
      {excluded.map((store) => (
        <li key={store.storeId}>
          <strong>{store.name}</strong>{' '}
          {store.wallet ? `온통대전 결제 불가 · ${store.wallet}` : `캐시백 제외 · ${store.cashback}`}
        </li>
      ))}
    </ul>
  );
}
