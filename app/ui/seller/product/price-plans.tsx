import { Form } from '@remix-run/react';
import type { OwnOption, PricePlanRow } from '#app/catalog/index.server.ts';
import { PLAN_STATE_LABEL, type PlanState } from '#app/catalog/index.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { localTime } from '../../desk/local-time.ts';
import { Badge } from '../../feedback.tsx';
import { Field, FormAlert } from '../../field.tsx';
import { Won } from '../../money.tsx';
import { Panel } from '../../page.tsx';
import { SubmitButton } from '../../submit-button.tsx';
import { From, Until } from '../../when.tsx';
import { optionLabel } from './option-forms.tsx';

type Problem = FormProblem | undefined;

/** 예약 가격·할인: what runs and comes, each with its way out, and what is over. */
export function PricePlans({ plans, problem }: { plans: readonly PricePlanRow[]; problem: Problem }) {
  const isOpen = ({ state }: PricePlanRow) => state === 'running' || state === 'planned';
  const [open, over] = [plans.filter(isOpen), plans.filter((plan) => !isOpen(plan))];
  return (
    <Panel title="예약 가격·할인">
      <FormAlert problem={problem} />
      {open.length === 0 ? (
        <p className="text-sm text-ink-2">진행 중이거나 예정된 할인이 없어요.</p>
      ) : (
        <ul className="grid gap-2" aria-label="진행 중이거나 예정된 가격">
          {open.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details className="group mt-3">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-semibold underline underline-offset-4">
            지난 기록 {over.length}건
          </summary>
          <ul className="mt-2 grid gap-2" aria-label="지난 가격">
            {over.map((plan) => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

const TONES: Record<PlanState, 'warm' | 'teal' | 'plain'> = {
  running: 'warm',
  planned: 'teal',
  ended: 'plain',
  cancelled: 'plain',
};

function PlanRow({ plan }: { plan: PricePlanRow }) {
  const { state, beginsAt, endsAt } = plan;
  const isOpen = state === 'running' || state === 'planned';
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line p-3 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[state]}>{PLAN_STATE_LABEL[state]}</Badge>
          <strong>{endsAt ? '할인' : '가격 변경'}</strong>
          {plan.bySheet && <span className="text-xs text-ink-2">엑셀에서 정함</span>}
        </p>
        <p className="mt-1">
          <From at={beginsAt} />
          {endsAt ? (
            <>
              {' ~ '}
              <Until at={endsAt} />
            </>
          ) : (
            '부터 계속'
          )}
        </p>
        <ul className="mt-1 text-ink-2">
          {plan.prices.map((price) => (
            <li key={price.sku}>
              {optionLabel(price)} <Won amount={price.price} className="font-semibold text-ink" />
            </li>
          ))}
        </ul>
      </div>
      {isOpen && (
        <Form method="post" className="shrink-0">
          <input type="hidden" name="intent" value="cancel-plan" />
          <SubmitButton name="planId" value={plan.id} look="danger" size="small">
            {state === 'running' ? '할인 끝내기' : '예약 취소'}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

/** A sale with its end, or a price from a day on: for some options or all. */
export function PlanForm({
  options,
  now,
  problem,
}: {
  options: readonly OwnOption[];
  now: Date;
  problem: Problem;
}) {
  const typed = (name: string, otherwise = '') => ({
    name,
    defaultValue: problem?.values[name] ?? otherwise,
    error: problem?.fields[name],
  });
  return (
    <Panel title="할인이나 새 가격 예약하기">
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="시작"
            required
            type="datetime-local"
            hint="지난 시각이면 저장하자마자 시작해요."
            {...typed('beginsAt', localTime(now))}
          />
          <Field
            label="끝"
            type="datetime-local"
            hint="비우면 할인이 아니라 그때부터 계속 이 값에 팔아요."
            {...typed('endsAt')}
          />
        </div>
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-sm font-semibold">그 기간에 받을 값</legend>
          {problem?.fields.prices && (
            <p className="text-xs font-semibold text-red">{problem.fields.prices}</p>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            {options.map((option, at) => {
              const row = `prices.${at}`;
              return (
                <div key={option.id}>
                  <input type="hidden" name={`${row}.sku`} value={option.sku} />
                  <Field
                    label={optionLabel(option)}
                    inputMode="numeric"
                    suffix="원"
                    hint={
                      <>
                        판매가 <Won amount={option.regularPrice ?? option.price} />
                      </>
                    }
                    {...typed(`${row}.price`)}
                  />
                </div>
              );
            })}
          </div>
        </fieldset>
        <div>
          <SubmitButton name="intent" value="plan">
            예약하기
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
