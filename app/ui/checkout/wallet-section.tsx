import type { ReactNode } from 'react';
import { formatWon } from '#app/core/krw.ts';
import { type KstDay, kstDay } from '#app/core/kst.ts';
import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Day } from '../when.tsx';
import { AmountField, Lowered } from './amount-field.tsx';
import type { PriceChange } from './form-parts.ts';

type Wallet = NonNullable<CheckoutView['wallet']>;

const LOWERED = {
  balance: '지갑에 있는 금액 가운데 이 주문에 쓸 수 있는 만큼만 쓰여요.',
  eligible: '온통대전을 받지 않는 상점의 상품은 지갑으로 낼 수 없어요.',
  'external-minimum': '나머지 금액이 결제 수단의 최소 금액보다 적어지지 않도록 지갑 사용을 줄였어요.',
};

/** 온통대전 지갑: three buckets kept apart, where each may be spent, and how much this order takes of each. */
export function WalletSection({
  wallet,
  tenders,
  typed,
  error,
  onPriceChange,
}: {
  wallet: Wallet;
  tenders: CheckoutView['tenders'];
  typed: string | undefined;
  error: string | undefined;
} & PriceChange) {
  return (
    <Panel title="온통대전 지갑">
      <ul className="divide-y divide-line rounded-card bg-ground-2 px-4 text-sm">
        {wallet.grants.map((grant) => (
          <Bucket
            key={grant.programmeId}
            name={grant.name}
            balance={grant.balance}
            used={grant.used}
            note={
              grant.fits ? (
                <GrantNote where={grant.where} endsOn={kstDay(grant.endsOn)} />
              ) : (
                `${grant.where} 쓸 수 있어 이 주문에는 쓰지 않아요.`
              )
            }
          />
        ))}
        <Bucket name="캐시백" balance={wallet.cashback} used={tenders.cashback} />
        <Bucket name="충전금" balance={wallet.charged} used={tenders.charged} />
      </ul>
      {wallet.total === 0 ? (
        <p className="mt-3 text-sm">
          지갑이 비어 있어요.{' '}
          <a href={paths.walletCharge()} className="font-semibold text-teal-700 underline">
            충전하기
          </a>
        </p>
      ) : (
        <div className="mt-4">
          <AmountField
            name="walletAmount"
            label="쓸 금액"
            useAll="최대로 쓰기"
            most={wallet.limit}
            typed={typed}
            error={error}
            hint={`이 주문에는 ${formatWon(wallet.limit)}까지, 정책수당·캐시백·충전금 순서로 쓰여요.`}
            onPriceChange={onPriceChange}
          />
          <Lowered reason={wallet.loweredBy && LOWERED[wallet.loweredBy]} />
        </div>
      )}
    </Panel>
  );
}

const GrantNote = ({ where, endsOn }: { where: string; endsOn: KstDay }) => (
  <>
    {where} ·{' '}
    <span className="whitespace-nowrap">
      <Day day={endsOn} />
      까지
    </span>
  </>
);

function Bucket({
  name,
  balance,
  used,
  note,
}: {
  name: string;
  balance: number;
  used: number;
  note?: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2.5">
      <span>
        {name}
        {note && <span className="block text-xs text-ink-2">{note}</span>}
      </span>
      <span className="text-right">
        <Won amount={balance} />
        {used > 0 && (
          <strong className="block text-xs text-teal-700">
            <Won amount={used} /> 사용
          </strong>
        )}
      </span>
    </li>
  );
}
