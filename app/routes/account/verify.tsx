import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { clientOf } from '#app/http/client.server.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf } from '#app/http/redirect-target.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { findUser, personVerifier, verificationOf, verifyPerson } from '#app/identity/index.server.ts';
import { StandInPersonInput } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '본인인증 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const { userId } = ctx.actor;
  const [user, verified] = await Promise.all([findUser(ctx, userId), verificationOf(ctx, userId)]);
  return { name: user?.name, verified, available: personVerifier() !== null, next: nextOf(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const verifier = personVerifier() ?? notFound();
  const form = await readForm(request, StandInPersonInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const { mayHoldWallet } = await verifyPerson(ctx, verifier, form.value, clientOf(request, context));
    const said = mayHoldWallet
      ? '본인인증을 마쳤습니다.'
      : '본인인증을 마쳤습니다. 지갑은 만 14세부터 쓸 수 있습니다.';
    return redirectWithToast(nextOf(request) ?? paths.profile(), said);
  });
}

export default function VerifyPage() {
  const { name, verified, available, next } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <AuthPage
      title="본인인증"
      lead="온통대전 지갑과 성인 상품은 본인인증을 마친 회원만 쓸 수 있습니다. 주민등록번호는 묻지 않습니다."
    >
      {verified && (
        <Notice tone="done" title="인증된 회원입니다">
          <p>
            <Instant at={verified.verifiedAt} />에 인증했습니다. 나이에 따라 쓸 수 있는 것이 바뀌었다면 다시
            인증해 주세요.
          </p>
          {next && verified.mayHoldWallet && (
            <div className="mt-3">
              <LinkButton to={next} size="small">
                계속하기
              </LinkButton>
            </div>
          )}
        </Notice>
      )}
      {available ? (
        <Form method="post" className="grid gap-4" noValidate>
          <Notice tone="warning" title="테스트 인증입니다">
            <p>데모에서는 통신사 대신 입력한 내용을 그대로 믿습니다. 실제 정보가 아니어도 됩니다.</p>
          </Notice>
          <FormAlert problem={problem} />
          <Field
            label="이름"
            name="name"
            autoComplete="name"
            required
            maxLength={40}
            defaultValue={problem?.values.name ?? name}
            error={problem?.fields.name}
          />
          <Field
            label="생년월일"
            name="birthday"
            type="date"
            autoComplete="bday"
            required
            min="1900-01-01"
            defaultValue={problem?.values.birthday}
            error={problem?.fields.birthday}
          />
          <Field
            label="휴대폰 번호"
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            required
            placeholder="010-1234-5678"
            defaultValue={problem?.values.phone}
            error={problem?.fields.phone}
          />
          <SubmitButton size="large" wide>
            인증하기
          </SubmitButton>
        </Form>
      ) : (
        <Notice tone="warning" title="지금은 본인인증을 할 수 없습니다">
          <p>본인확인 기관과 연결되어 있지 않습니다. 고객센터로 문의해 주세요.</p>
        </Notice>
      )}
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
