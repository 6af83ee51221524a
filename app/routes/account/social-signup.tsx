import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { withSession } from '#app/http/admission.server.ts';
import { clientOf } from '#app/http/client.server.ts';
import { readCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeTarget } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { openNewcomer, signUpSocially } from '#app/identity/index.server.ts';
import { SOCIAL_LABEL, SocialSignUpInput } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { SignUpConsents } from '#app/ui/account/consent-fields.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '회원가입 · 온통대전몰' }];
export const headers = passRetryAfter;

async function newcomerOf(request: Request) {
  const ctx = await anyCtx(request);
  const sealed = readCookie(request, 'oauth') ?? '';
  const newcomer = openNewcomer(ctx, sealed);
  if (!newcomer) throw redirectWithToast(paths.login(), '로그인 시간이 지났습니다. 다시 로그인해 주세요.');
  return { ctx, sealed, newcomer };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { newcomer } = await newcomerOf(request);
  const { email, emailVerified, name } = newcomer.profile;
  return { provider: SOCIAL_LABEL[newcomer.provider], email, emailVerified, name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, sealed, newcomer } = await newcomerOf(request);
  const form = await readForm(request, SocialSignUpInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const token = await signUpSocially(ctx, { ...form.value, sealed }, clientOf(request, context));
    return withSession(token, safeTarget(newcomer.next), '가입을 환영합니다. 로그인되었습니다.');
  });
}

export default function SocialSignupPage() {
  const { provider, email, emailVerified, name } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <AuthPage title={`${provider}로 회원가입`} lead="처음 오셨네요. 약관을 확인하면 가입이 끝납니다.">
      <Form method="post" className="grid gap-5" noValidate>
        <FormAlert problem={problem} />
        <Field
          label="이메일"
          name="email"
          type="email"
          autoComplete="email"
          required
          readOnly={emailVerified}
          defaultValue={problem?.values.email ?? email ?? undefined}
          error={problem?.fields.email}
        />
        <Field
          label="이름"
          name="name"
          autoComplete="name"
          required
          maxLength={40}
          defaultValue={problem?.values.name ?? name ?? undefined}
          error={problem?.fields.name}
        />
        <SignUpConsents problem={problem} />
        <SubmitButton size="large" wide>
          가입하기
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
