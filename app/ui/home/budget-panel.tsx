import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import { BudgetBar } from '../budget-bar.tsx';
import { LinkButton } from '../button.tsx';

export type Budget = {
  id: string;
  name: string;
  funder: string;
  rateText: string;
  budget: number;
  left: number;
};

/** This month's public cashback budget, as the books say; the wallet is one tap away either way. */
export function BudgetPanel({ budgets }: { budgets: readonly Budget[] }) {
  return (
    <section className="flex flex-col gap-4 rounded-panel border border-line p-5 lg:p-6">
      <div>
        <p className="text-xs text-ink-2">이번 달 온통대전</p>
        <h2 className="mt-0.5 text-lg font-heavy lg:text-xl">
          {budgets.length > 0 ? '캐시백 예산' : '온통대전 지갑'}
        </h2>
      </div>
      {budgets.length === 0 && (
        <p className="text-sm text-ink-2">
          지금은 캐시백 기간이 아니에요. 지갑에 충전한 금액은 언제든 쓸 수 있어요.
        </p>
      )}
      {budgets.map((programme) => (
        <div key={programme.id} className="grid gap-1.5">
          <p className="flex items-baseline justify-between gap-3 text-sm">
            <span className="font-bold">
              {programme.name} {programme.rateText}
            </span>
            <span className="shrink-0 text-xs text-ink-2">{programme.funder}</span>
          </p>
          <BudgetBar budget={programme.budget} left={programme.left} />
        </div>
      ))}
      {budgets.length > 0 && (
        <Link
          to={paths.cashbackPolicy()}
          className="inline-flex min-h-11 items-center text-sm font-semibold underline underline-offset-2"
        >
          캐시백 기준과 예산 자세히 보기
        </Link>
      )}
      <LinkButton to={paths.wallet()} look="wallet" wide className="mt-auto">
        내 지갑 보기
      </LinkButton>
    </section>
  );
}
