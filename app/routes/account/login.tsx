import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { letIn } from '#app/http/admission.server.ts';
import { clientOf } from '#app/http/client.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf, safeTarget } from '#app/http/redirect-target.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { demoAccounts, signIn, socialProviders } from '#app/identity/index.server.ts';
import { SignInInput, SOCIAL_LABEL } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { DemoAccounts } from '#app/ui/account/demo-accounts.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '로그인 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const next = nextOf(request);
  if (ctx.actor.kind === 'shopper') throw redirect(safeTarget(next));
  const asked = new URL(request.url).searchParams.get('account');
  const demos = demoAccounts();
  const filled = demos.find(({ key }) => key === asked);
  return {
    next,
    filled: filled ? { key: filled.key, email: filled.email, password: filled.password } : null,
    demos: demos.map(({ key, role, name, note }) => ({
      key,
      role,
      name,
      note,
      to: paths.loginAs(key, next ?? undefined),
    })),
    socials: socialProviders().map(({ name }) => name),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, SignInInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () =>
    letIn(await signIn(ctx, form.value, clientOf(request, context)), nextOf(request)),
  );
}

export default function LoginPage() {
  const { next, filled, demos, socials } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const on = next ?? undefined;
  return (
    <AuthPage
      title="로그인"
      lead="지갑과 주문 내역을 보려면 로그인해 주세요."
      links={[
        { to: paths.signup(on), text: '회원가입' },
        { to: paths.forgotPassword(), text: '비밀번호 찾기' },
        { to: paths.guestOrderLookup(), text: '비회원 주문 조회' },
      ]}
    >
      <Form method="post" key={filled?.key} className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <Field
          label="이메일"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={problem?.values.email ?? filled?.email}
          error={problem?.fields.email}
        />
        <Field
          label="비밀번호"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          defaultValue={filled?.password}
          error={problem?.fields.password}
        />
        <SubmitButton size="large" wide>
          로그인
        </SubmitButton>
      </Form>
      {socials.length > 0 && (
        <ul className="grid gap-2">
          {socials.map((name) => (
            <li key={name}>
              <LinkButton
                to={paths.socialSignIn(name, on)}
                look={name === 'kakao' ? 'kakao' : 'quiet'}
                wide
                reloadDocument
              >
                {SOCIAL_LABEL[name]} 로그인
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <DemoAccounts accounts={demos} />
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
