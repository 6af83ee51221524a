import type { ReactNode } from 'react';
import { Won } from '../money.tsx';

type Balances = { charged: number; cashback: number; grant: number; held: number; pending: number };

/** What can be spent, by bucket, each with what it is good for. */
export function Buckets({ balances }: { balances: Balances }) {
  return (
    <section className="rounded-panel bg-teal-700 p-5 text-white lg:p-7">
      <h2 className="text-sm">쓸 수 있는 금액</h2>
      <p className="text-3xl font-heavy">
        <Won amount={balances.charged + balances.cashback + balances.grant} />
      </p>
      <dl className="mt-4 grid gap-3 text-sm sm:grid-cols-3">
        <Bucket label="충전금" amount={balances.charged}>
          온통대전 가맹점에서 쓰고, 쓴 만큼 캐시백을 받아요. 선물할 수 있어요.
        </Bucket>
        <Bucket label="캐시백" amount={balances.cashback}>
          온통대전 가맹점에서 써요. 캐시백으로 낸 금액에는 캐시백이 붙지 않아요.
        </Bucket>
        <Bucket label="정책수당" amount={balances.grant}>
          받은 수당마다 쓸 수 있는 곳과 기간이 달라요.
        </Bucket>
      </dl>
      {(balances.held > 0 || balances.pending > 0) && (
        <dl className="mt-4 grid gap-1.5 border-t border-white/40 pt-3 text-sm">
          {balances.held > 0 && <Aside label="결제 대기 중인 주문에 보류" amount={balances.held} />}
          {balances.pending > 0 && <Aside label="구매 확정을 기다리는 캐시백" amount={balances.pending} />}
        </dl>
      )}
    </section>
  );
}

function Bucket({ label, amount, children }: { label: string; amount: number; children: ReactNode }) {
  return (
    <div>
      <dt className="flex justify-between gap-2 font-bold sm:block">{label}</dt>
      <dd>
        <Won amount={amount} className="text-md font-bold" />
        <span className="mt-0.5 block text-xs">{children}</span>
      </dd>
    </div>
  );
}

const Aside = ({ label, amount }: { label: string; amount: number }) => (
  <div className="flex justify-between gap-3">
    <dt>{label}</dt>
    <dd className="font-bold">
      <Won amount={amount} />
    </dd>
  </div>
);
