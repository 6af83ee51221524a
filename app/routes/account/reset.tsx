import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { isResetLive, resetPassword } from '#app/identity/index.server.ts';
import { ResetPasswordInput } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { NewPasswordFields } from '#app/ui/account/password-fields.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [
  { title: '새 비밀번호 · 온통대전몰' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  return { live: await isResetLive(ctx, params.token ?? '') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, ResetPasswordInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await resetPassword(ctx, { token: params.token ?? '', password: form.value.password });
    return redirectWithToast(paths.login(), '비밀번호를 바꿨습니다. 새 비밀번호로 로그인해 주세요.', [
      writeCookie('session', null),
    ]);
  });
}

export default function ResetPage() {
  const { live } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  if (!live)
    return (
      <AuthPage title="쓸 수 없는 주소예요">
        <Notice tone="warning">
          <p>이미 썼거나 30분이 지난 주소입니다. 비밀번호 찾기를 다시 요청해 주세요.</p>
        </Notice>
        <LinkButton to={paths.forgotPassword()}>비밀번호 찾기</LinkButton>
      </AuthPage>
    );
  return (
    <AuthPage title="새 비밀번호 정하기" lead="바꾸면 로그인되어 있던 모든 기기에서 로그아웃됩니다.">
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <NewPasswordFields problem={problem} again />
        <SubmitButton size="large" wide>
          비밀번호 바꾸기
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
