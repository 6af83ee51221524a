import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { absoluteUrl, clientOf } from '#app/http/client.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { askPasswordReset } from '#app/identity/index.server.ts';
import { AskResetInput } from '#app/identity/index.ts';
import { env } from '#app/platform/env.server.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '비밀번호 찾기 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, AskResetInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const linkTo = (token: string) => absoluteUrl(request, paths.resetPassword(token));
    await askPasswordReset(ctx, { ...form.value, linkTo }, clientOf(request, context));
    return data({ sentTo: form.value.email, localMailbox: env().MALL_DEMO && !env().SMTP_URL });
  });
}

export default function ForgotPage() {
  const answer = useActionData<typeof action>();
  if (answer && 'sentTo' in answer)
    return (
      <AuthPage title="메일을 확인해 주세요" links={[{ to: paths.login(), text: '로그인으로 돌아가기' }]}>
        <Notice tone="done">
          <p>
            {answer.sentTo} 주소로 가입한 회원이 있다면, 새 비밀번호를 정할 수 있는 메일을 보냈습니다. 메일의
            주소는 30분 동안 한 번만 쓸 수 있습니다.
          </p>
        </Notice>
        <p className="text-sm text-ink-2">메일이 오지 않으면 스팸함을 살펴보고 주소를 다시 확인해 주세요.</p>
        {answer.localMailbox && (
          <LinkButton to={paths.mailbox()} look="quiet">
            데모 메일함 열기
          </LinkButton>
        )}
      </AuthPage>
    );
  return (
    <AuthPage
      title="비밀번호 찾기"
      lead="가입한 이메일로 새 비밀번호를 정하는 주소를 보내 드립니다."
      links={[{ to: paths.login(), text: '로그인으로 돌아가기' }]}
    >
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={answer} />
        <Field
          label="이메일"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={answer?.values.email}
          error={answer?.fields.email}
        />
        <SubmitButton size="large" wide>
          메일 받기
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
