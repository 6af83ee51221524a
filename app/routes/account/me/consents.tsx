import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { changeConsents, consentsOf, listConsentAnswers } from '#app/identity/index.server.ts';
import { ChangeConsentsInput, CONSENT_TEXTS } from '#app/identity/index.ts';
import { OptionalConsents } from '#app/ui/account/consent-fields.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '동의 관리 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const [now, answers] = await Promise.all([consentsOf(ctx, ctx.actor.userId), listConsentAnswers(ctx)]);
  return {
    marketing: now.marketing?.agreed ?? false,
    nightMarketing: now.night_marketing?.agreed ?? false,
    personalisation: now.personalisation?.agreed ?? false,
    answers,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ChangeConsentsInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await changeConsents(ctx, form.value);
    return redirectWithToast(paths.consents(), '동의 내용을 저장했습니다.');
  });
}

export default function ConsentsPage() {
  const { marketing, nightMarketing, personalisation, answers } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const typed = problem?.values;
  return (
    <Page
      narrow
      title="동의 관리"
      lead="언제든 동의하거나 거둘 수 있습니다. 동의하지 않아도 쇼핑에는 차이가 없습니다."
      crumbs={[{ to: paths.me(), text: '내 정보' }]}
    >
      <div className="grid gap-5">
        <Panel>
          <Form method="post" className="grid gap-4">
            <FormAlert problem={problem} />
            <OptionalConsents
              problem={problem}
              marketing={typed ? typed.marketing === 'on' : marketing}
              nightMarketing={typed ? typed.nightMarketing === 'on' : nightMarketing}
              personalisation={typed ? typed.personalisation === 'on' : personalisation}
            />
            <SubmitButton wide>저장하기</SubmitButton>
          </Form>
        </Panel>
        <Panel title="지금까지의 기록">
          <ul className="text-sm">
            {answers.map((answer) => (
              <li
                key={answer.id}
                className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2.5 last:border-0"
              >
                <span>{CONSENT_TEXTS[answer.document].title}</span>
                <b className="font-bold">{answer.agreed ? '동의함' : '거둠'}</b>
                <span className="text-xs text-ink-2">
                  <Instant at={answer.at} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
