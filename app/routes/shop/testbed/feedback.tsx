import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, type FormProblem, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { findProgramme, giveFeedback, linesToAnswer } from '#app/testbed/index.server.ts';
import { DISCLOSURE_LABEL, takesFeedback } from '#app/testbed/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { QuestionField } from '#app/ui/testbed/question-field.tsx';

export const meta: MetaFunction = () => [{ title: '상품 평가하기 · 온통대전몰' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const programme = (await findProgramme(ctx, params.slug ?? '')) ?? notFound();
  const asked = new URL(request.url).searchParams.get('line');
  const lines = takesFeedback(programme.state) ? await linesToAnswer(ctx, programme.id) : [];
  const line = lines.find(({ orderLineId }) => orderLineId === asked) ?? null;
  const { slug, title, disclosure, questions } = programme;
  return {
    programme: { slug, title, disclosure, questions },
    line: line && { orderLineId: line.orderLineId, productName: line.productName },
  };
}

const FeedbackInput = z.looseObject({ orderLineId: z.uuid() });

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const programme = (await findProgramme(ctx, params.slug ?? '')) ?? notFound();
  const form = await readForm(request, FeedbackInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const { orderLineId, ...given } = form.value;
    const done = await giveFeedback(ctx, { programmeId: programme.id, orderLineId, given });
    if (done.ok)
      return redirectWithToast(paths.testProgramme(programme.slug), '평가를 남겼습니다. 고맙습니다.');
    const problem: FormProblem = { message: null, code: null, fields: done.problems, values: form.values };
    return data(problem, { status: 400 });
  });
}

export default function FeedbackPage() {
  const { programme, line } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const back = paths.testProgramme(programme.slug);
  return (
    <Page
      title="상품 평가하기"
      crumbs={[{ to: back, text: programme.title }]}
      lead={line?.productName}
      narrow
    >
      {line ? (
        <Form method="post" className="grid gap-6" noValidate>
          {programme.disclosure !== 'none' && (
            <Notice title={`평가 맨 앞에 ‘${DISCLOSURE_LABEL[programme.disclosure]}’이라고 보여 드려요`}>
              혜택을 받은 평가는 다른 분이 알 수 있게 밝히는 것이 규칙이에요.
            </Notice>
          )}
          <FormAlert problem={problem} />
          <input type="hidden" name="orderLineId" value={line.orderLineId} />
          {programme.questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              value={problem?.values[question.id]}
              error={problem?.fields[question.id]}
            />
          ))}
          <p className="text-xs text-ink-2">
            답은 이름을 가리고 모두에게 공개돼요. 전화번호나 주소는 적지 말아 주세요. 한 번 남기면 고칠 수
            없어요.
          </p>
          <SubmitButton size="large" wide>
            평가 남기기
          </SubmitButton>
        </Form>
      ) : (
        <Empty
          emoji="💬"
          title="지금 평가할 수 있는 상품이 없어요"
          action={<LinkButton to={back}>시험 페이지로</LinkButton>}
        >
          이 시험의 상품을 산 분만, 산 상품마다 한 번 남길 수 있어요.
        </Empty>
      )}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
