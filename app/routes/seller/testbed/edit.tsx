import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#app/core/ids.ts';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { ProgrammeForm } from '#app/http/programme-form.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import {
  applyForTest,
  findProgrammeToEdit,
  productsToTest,
  saveProgramme,
} from '#app/testbed/index.server.ts';
import { isOver } from '#app/testbed/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { LawNotice, ProgrammeBody } from '#app/ui/testbed/programme-body.tsx';
import { StateBadge } from '#app/ui/testbed/programme-card.tsx';
import { ProgrammeFields } from '#app/ui/testbed/programme-fields.tsx';

export const meta: MetaFunction = () => [{ title: '시험 기획 · 판매자센터' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const isNew = params.id === 'new';
  const [programme, products] = await Promise.all([
    isNew ? null : findProgrammeToEdit(ctx, idParam(params.id)),
    productsToTest(ctx),
  ]);
  if (!isNew && !programme) notFound();
  return { programme, products, id: programme?.id ?? newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await sellerCtx(request);
  const form = await readForm(request, ProgrammeForm, params.id === 'new' ? {} : { id: idParam(params.id) });
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const { intent, programme } = form.value;
    await saveProgramme(ctx, { ...programme, storeId: ctx.actor.storeId });
    if (intent === 'apply') await applyForTest(ctx, programme.id);
    return redirectWithToast(
      paths.seller.test(programme.id),
      intent === 'apply' ? '시험을 신청했습니다. 심사 결과를 알려 드립니다.' : '저장했습니다.',
    );
  });
}

export default function EditProgramme() {
  const { programme, products, id } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const editable = !programme || programme.state === 'draft' || programme.state === 'rejected';
  return (
    <Page
      title={programme?.title ?? '새 시험 기획'}
      crumbs={[{ to: paths.seller.testbed(), text: '테스트베드' }]}
      lead={programme && <StateBadge state={programme.state} />}
    >
      <div className="grid max-w-3xl gap-5">
        {programme?.reason && (
          <Notice tone="warning" title={programme.state === 'rejected' ? '반려 사유' : '운영자가 남긴 말'}>
            {programme.reason}
          </Notice>
        )}
        {editable ? (
          <Form method="post" className="grid gap-6" noValidate>
            <FormAlert problem={problem} />
            <input type="hidden" name="id" value={id} />
            <ProgrammeFields programme={programme} products={products} problem={problem} />
            <LawNotice />
            <div className="flex flex-wrap gap-2">
              <SubmitButton name="intent" value="apply" size="large">
                저장하고 신청하기
              </SubmitButton>
              <SubmitButton name="intent" value="save" look="quiet" size="large">
                임시 저장
              </SubmitButton>
            </div>
          </Form>
        ) : (
          programme && (
            <>
              {(programme.state === 'running' || isOver(programme.state)) && (
                <div className="flex flex-wrap gap-2">
                  <LinkButton to={paths.seller.testFeedback(programme.id)}>평가 읽고 답하기</LinkButton>
                  <LinkButton to={paths.testProgramme(programme.slug)} look="quiet">
                    손님이 보는 페이지
                  </LinkButton>
                </div>
              )}
              <ProgrammeBody programme={programme} />
            </>
          )
        )}
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
