import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { after, kstDayOf } from '#app/core/kst.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { listMarkets } from '#app/stores/index.server.ts';
import { BudgetBar } from '#app/ui/budget-bar.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { AmountRow } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { programmeRule } from '#app/ui/policies/programme-rule.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { Day, Instant } from '#app/ui/when.tsx';
import { listBudgets } from '#app/wallet/index.server.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '캐시백 기준과 예산',
    description: '지금 진행하는 온통대전 캐시백의 기준, 재원, 남은 예산을 공개합니다.',
    path: paths.cashbackPolicy(),
  });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const [budgets, markets] = await Promise.all([listBudgets(ctx), listMarkets(ctx)]);
  const marketNames = new Map(markets.map(({ id, name }) => [id, name]));
  return {
    asOf: ctx.now,
    programmes: budgets.map(({ programme, ...budget }) => ({
      ...budget,
      beginsOn: kstDayOf(programme.beginsAt),
      lastOn: programme.endsAt && kstDayOf(after(programme.endsAt, -1)),
      rule: programmeRule(programme, marketNames),
    })),
  };
}

type Programme = ReturnType<typeof useLoaderData<typeof loader>>['programmes'][number];

export default function CashbackPolicyPage() {
  const { programmes, asOf } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      title="캐시백 기준과 예산"
      lead={
        <>
          <Instant at={asOf} /> 기준이에요. 여러 캐시백이 함께 적용되고, 주문하기 전에 얼마를 받는지 하나씩
          보여 드려요.
        </>
      }
    >
      {programmes.length === 0 && (
        <p className="text-sm text-ink-2">
          지금은 캐시백 기간이 아니에요. 지갑에 충전한 금액은 언제든 쓸 수 있어요.
        </p>
      )}
      <div className="grid gap-5">
        {programmes.map((programme) => (
          <ProgrammePanel key={programme.id} programme={programme} />
        ))}
      </div>
      <p className="mt-6 text-sm text-ink-2">
        주문할 때 약속한 캐시백은 그 자리에서 예산에 따로 떼어 두므로, 나중에 예산이 끝나도 드려요.
      </p>
      <LinkButton to={paths.wallet()} look="quiet" className="mt-4">
        내 지갑 보기
      </LinkButton>
    </Page>
  );
}

function ProgrammePanel({ programme }: { programme: Programme }) {
  const { name, beginsOn, lastOn, rule, budget, left, promised, paid, period } = programme;
  return (
    <Panel title={name}>
      <p className="text-sm text-ink-2">
        <Day day={beginsOn} />
        부터{' '}
        {lastOn ? (
          <>
            <Day day={lastOn} />
            까지
          </>
        ) : (
          '따로 알릴 때까지'
        )}
      </p>
      <dl className="mt-3 grid grid-cols-[6rem_1fr] gap-x-3 gap-y-2 text-sm sm:grid-cols-[8rem_1fr]">
        {rule.map(({ term, text }) => (
          <div key={term} className="contents">
            <dt className="text-ink-2">{term}</dt>
            <dd className="font-semibold">{text}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mb-2 mt-5 text-sm font-heavy">{period === 'whole' ? '전체 예산' : '이번 달 예산'}</h3>
      <div className="grid gap-1.5">
        <BudgetBar budget={budget} left={left} />
      </div>
      <dl className="mt-3 grid gap-1.5 text-sm">
        <AmountRow label={period === 'whole' ? '전체 예산' : '이번 달 예산'} amount={budget} />
        <AmountRow label="지급한 캐시백" amount={paid} />
        <AmountRow label="지급을 기다리는 캐시백" amount={promised} />
        <AmountRow label="남은 예산" amount={left} />
      </dl>
      <p className="mt-3 text-sm">
        <BudgetOutlook programme={programme} />
      </p>
    </Panel>
  );
}

function BudgetOutlook({ programme: { left, endsOn, period } }: { programme: Programme }) {
  if (left <= 0) return <strong>예산을 모두 썼어요. 결제는 할 수 있지만 이 캐시백은 0원이에요.</strong>;
  if (endsOn === null)
    return <span className="text-ink-2">언제 끝날지는 하루 이상 지켜본 뒤에 알려 드려요.</span>;
  if (endsOn !== 'lasts')
    return (
      <strong>
        최근 일주일처럼 쓰면 <Day day={endsOn} />쯤 예산이 끝나요.
      </strong>
    );
  return (
    <span className="text-ink-2">
      {period === 'whole' ? '기간이 끝날 때까지' : '이번 달 말까지'} 예산이 남을 것으로 보여요.
    </span>
  );
}

export const ErrorBoundary = RouteError;
