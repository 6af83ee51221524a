import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { withSession } from '#app/http/admission.server.ts';
import { clientOf } from '#app/http/client.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf, safeTarget } from '#app/http/redirect-target.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { signUp } from '#app/identity/index.server.ts';
import { SignUpInput } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { SignUpConsents } from '#app/ui/account/consent-fields.tsx';
import { NewPasswordFields } from '#app/ui/account/password-fields.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '회원가입 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const next = nextOf(request);
  if (ctx.actor.kind === 'shopper') throw redirect(safeTarget(next));
  return { next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, SignUpInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const token = await signUp(ctx, form.value, clientOf(request, context));
    return withSession(token, safeTarget(nextOf(request)), '가입을 환영합니다. 로그인되었습니다.');
  });
}

export default function SignupPage() {
  const { next } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <AuthPage
      title="회원가입"
      lead="이메일과 비밀번호만 있으면 됩니다. 배송지는 주문할 때 적습니다."
      links={[{ to: paths.login(next ?? undefined), text: '이미 회원이라면 로그인' }]}
    >
      <Form method="post" className="grid gap-5" noValidate>
        <FormAlert problem={problem} />
        <Field
          label="이메일"
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          hint="로그인하고 주문 소식을 받을 주소입니다."
          defaultValue={problem?.values.email}
          error={problem?.fields.email}
        />
        <NewPasswordFields problem={problem} label="비밀번호" />
        <Field
          label="이름"
          name="name"
          autoComplete="name"
          required
          maxLength={40}
          defaultValue={problem?.values.name}
          error={problem?.fields.name}
        />
        <SignUpConsents problem={problem} />
        <p className="text-xs text-ink-2">
          미성년자가 법정대리인의 동의 없이 맺은 계약은 본인이나 법정대리인이 취소할 수 있습니다. 주문과
          배송에 필요한 정보는 계약을 지키는 데에만 씁니다.
        </p>
        <SubmitButton size="large" wide>
          가입하기
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
