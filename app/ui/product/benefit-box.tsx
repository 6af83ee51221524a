import type { Krw } from '#app/core/krw.ts';
import { Won } from '../money.tsx';

export type BenefitPart = { name: string; rateText: string; amount: Krw };

/** How much paying with the wallet gives back and from which programmes, or why it gives nothing. */
export function BenefitBox({
  store,
  parts,
}: {
  store: {
    walletPayable: boolean;
    walletRefusal: string | null;
    cashbackEligible: boolean;
    cashbackRefusal: string | null;
  };
  parts: readonly BenefitPart[];
}) {
  const total = parts.reduce((sum, part) => sum + part.amount, 0);
  if (!store.walletPayable)
    return (
      <p className="rounded-card bg-ground-2 p-4 text-sm">
        <strong>온통대전 결제 불가</strong> · {store.walletRefusal}
      </p>
    );
  if (!store.cashbackEligible)
    return (
      <p className="rounded-card bg-ground-2 p-4 text-sm">
        온통대전으로 낼 수 있어요. <strong>캐시백 제외</strong> · {store.cashbackRefusal}
      </p>
    );
  if (total === 0)
    return <p className="rounded-card bg-teal-50 p-4 text-sm text-teal-800">온통대전으로 낼 수 있어요.</p>;
  return (
    <div className="rounded-card bg-teal-50 p-4 text-teal-800">
      <p className="font-heavy">
        온통대전으로 내면 캐시백 <Won amount={total} />
      </p>
      <dl className="mt-1.5 grid gap-0.5 text-xs">
        {parts.map((part) => (
          <div key={part.name} className="flex justify-between gap-3">
            <dt>
              {part.name} {part.rateText}
            </dt>
            <dd className="font-semibold">
              <Won amount={part.amount} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-1.5 text-xs">충전금으로 낸 금액에, 내 남은 한도와 예산 안에서 드려요.</p>
    </div>
  );
}
