import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { formatNumber } from '#app/core/krw.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { decideProgramme, findProgrammeToEdit, numbersOf } from '#app/testbed/index.server.ts';
import { DecideInput, type ProgrammeState } from '#app/testbed/index.ts';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreTypeBadge } from '#app/ui/store-parts.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { ProgrammeBody } from '#app/ui/testbed/programme-body.tsx';
import { StateBadge } from '#app/ui/testbed/programme-card.tsx';
import { TextArea } from '#app/ui/testbed/text-area.tsx';
import { Day } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '테스트베드 심사 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const programme = (await findProgrammeToEdit(ctx, idParam(params.id))) ?? notFound();
  return { programme, numbers: await numbersOf(ctx, programme.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const programmeId = idParam(params.id);
  const form = await readForm(request, DecideInput, { programmeId });
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await decideProgramme(ctx, form.value);
    return redirectWithToast(paths.operator.test(programmeId), '결정을 저장했습니다.');
  });
}

type Act = { intent: DecideInput['intent']; text: string; look?: 'danger' | 'quiet' };
const ACTS: Partial<Record<ProgrammeState, readonly Act[]>> = {
  applied: [
    { intent: 'approve', text: '승인' },
    { intent: 'reject', text: '반려', look: 'danger' },
  ],
  running: [{ intent: 'close', text: '일찍 마감', look: 'danger' }],
  closed: [
    { intent: 'graduate', text: '졸업: 정식 판매로' },
    { intent: 'end', text: '종료', look: 'quiet' },
  ],
};

export default function DecideProgramme() {
  const { programme, numbers } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const acts = ACTS[programme.state] ?? [];
  return (
    <Page
      title={programme.title}
      crumbs={[{ to: paths.operator.testbed(), text: '테스트베드 심사' }]}
      lead={
        <p className="flex flex-wrap items-center gap-2">
          <StateBadge state={programme.state} />
          <StoreTypeBadge storeType={programme.storeType} />
          {programme.storeName}
        </p>
      }
    >
      <div className="grid max-w-3xl gap-4">
        <FormAlert problem={problem} />
        {programme.reason && <Notice title="남긴 까닭">{programme.reason}</Notice>}
        {acts.length > 0 && (
          <Panel title="결정">
            <Form method="post" className="grid gap-4" noValidate>
              <TextArea
                label="까닭"
                name="reason"
                rows={3}
                defaultValue={problem?.values.reason}
                error={problem?.fields.reason}
                hint="반려하거나 일찍 마감할 때는 꼭 적습니다. 판매자가 읽습니다."
              />
              <div className="flex flex-wrap gap-2">
                {acts.map((act) => (
                  <SubmitButton
                    key={act.intent}
                    name="intent"
                    value={act.intent}
                    {...(act.look && { look: act.look })}
                  >
                    {act.text}
                  </SubmitButton>
                ))}
              </div>
            </Form>
          </Panel>
        )}
        <Panel title="확인할 것">
          <Facts
            facts={[
              {
                label: '확인서',
                value:
                  programme.certificateNumber && programme.certificateUntil ? (
                    <>
                      {programme.certificateNumber} · <Day day={programme.certificateUntil} />
                      까지
                    </>
                  ) : (
                    '없음'
                  ),
              },
              { label: '상품', value: `${formatNumber(programme.productIds.length)}개` },
              {
                label: '지금까지',
                value: `판매 ${formatNumber(numbers.sold)}개 · 구매자 ${formatNumber(numbers.buyers)}명 · 평가 ${formatNumber(numbers.answers)}건`,
              },
            ]}
          />
        </Panel>
        <ProgrammeBody programme={programme} />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
