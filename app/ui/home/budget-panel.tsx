import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../button.tsx';
import { Won } from '../money.tsx';

export type Budget = {
  id: string;
  name: string;
  funder: string;
  rateBps: number;
  budget: number;
  left: number;
};

const percentText = (bps: number): string => `${bps % 100 === 0 ? bps / 100 : (bps / 100).toFixed(1)}%`;

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
      {budgets.map((programme) => {
        const used =
          programme.budget > 0
            ? Math.floor(((programme.budget - programme.left) * 100) / programme.budget)
            : 100;
        return (
          <div key={programme.id} className="grid gap-1.5">
            <p className="flex items-baseline justify-between gap-3 text-sm">
              <span className="font-bold">
                {programme.name} {percentText(programme.rateBps)}
              </span>
              <span className="shrink-0 text-xs text-ink-2">{programme.funder}</span>
            </p>
            <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-ground-2">
              <div className="h-full rounded-full bg-teal-700" style={{ width: `${Math.max(used, 2)}%` }} />
            </div>
            <p className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-2">
              <span>
                {programme.left > 0 ? (
                  <>
                    <Won amount={programme.left} /> 남음
                  </>
                ) : (
                  '이번 달 예산을 모두 썼어요'
                )}
              </span>
              <span>{used}% 사용</span>
            </p>
          </div>
        );
      })}
      <LinkButton to={paths.wallet()} look="wallet" wide className="mt-auto">
        내 지갑 보기
      </LinkButton>
    </section>
  );
}
