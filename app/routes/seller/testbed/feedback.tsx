import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import {
  findProgrammeToEdit,
  listFeedback,
  replyToFeedback,
  writeClosingWords,
} from '#app/testbed/index.server.ts';
import { ClosingWordsInput, isOver, ReplyInput } from '#app/testbed/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { FeedbackList } from '#app/ui/testbed/feedback-list.tsx';
import { TextArea } from '#app/ui/testbed/text-area.tsx';

export const meta: MetaFunction = () => [{ title: '시험 평가 · 판매자센터' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const programme = (await findProgrammeToEdit(ctx, idParam(params.id))) ?? notFound();
  const feedback = await listFeedback(ctx, programme.id, new URL(request.url).searchParams.get('cursor'));
  const { id, title, questions, closingWords, state } = programme;
  return { programme: { id, title, questions, closingWords, over: isOver(state) }, feedback };
}

const Asked = z.union([ReplyInput, ClosingWordsInput]);

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await sellerCtx(request);
  const programmeId = idParam(params.id);
  const form = await readForm(request, Asked, { programmeId });
  if (!form.ok) return form.answer;
  const { value } = form;
  return attempt(form.values, async () => {
    if ('words' in value) await writeClosingWords(ctx, value);
    else await replyToFeedback(ctx, value);
    return redirectWithToast(paths.seller.testFeedback(programmeId), '저장했습니다. 모두가 읽을 수 있어요.');
  });
}

export default function SellerFeedback() {
  const { programme, feedback } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page
      title="산 분들의 평가"
      crumbs={[
        { to: paths.seller.testbed(), text: '테스트베드' },
        { to: paths.seller.test(programme.id), text: programme.title },
      ]}
    >
      <div className="grid max-w-3xl gap-5">
        <FormAlert problem={problem} />
        {programme.over && (
          <Panel title="마무리 글">
            <Form method="post" className="grid gap-3" noValidate>
              <TextArea
                label="시험을 마치며"
                name="words"
                required
                defaultValue={problem?.values.words ?? programme.closingWords ?? ''}
                hint="결과 페이지 아래에 보입니다."
              />
              <Button>마무리 글 저장</Button>
            </Form>
          </Panel>
        )}
        {feedback.rows.length === 0 ? (
          <Empty emoji="💬" title="아직 평가가 없어요" />
        ) : (
          <FeedbackList
            rows={feedback.rows}
            questions={programme.questions}
            reply={(row, question) => (
              <details className="mt-2">
                <summary className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
                  {row.replies[question.id] ? '답글 고치기' : '답글 쓰기'}
                </summary>
                <Form method="post" className="mt-2 grid gap-2" noValidate>
                  <input type="hidden" name="feedbackId" value={row.id} />
                  <input type="hidden" name="questionId" value={question.id} />
                  <TextArea
                    label="공개 답글"
                    name="text"
                    required
                    rows={3}
                    defaultValue={
                      problem?.values.feedbackId === row.id ? problem.values.text : row.replies[question.id]
                    }
                  />
                  <Button size="small">답글 저장</Button>
                </Form>
              </details>
            )}
          />
        )}
        <MoreLink to={feedback.next && paths.seller.testFeedback(programme.id, { cursor: feedback.next })} />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
