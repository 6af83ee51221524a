import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { clientOf } from '#app/http/client.server.ts';
import { writeCookie } from '#app/http/cookies.server.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { changePassword, findUser, hasPassword } from '#app/identity/index.server.ts';
import { ChangePasswordInput } from '#app/identity/index.ts';
import { NewPasswordFields } from '#app/ui/account/password-fields.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '비밀번호 바꾸기 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const [user, set] = await Promise.all([findUser(ctx, ctx.actor.userId), hasPassword(ctx)]);
  return { email: user?.email, hasPassword: set };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ChangePasswordInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const token = await changePassword(ctx, form.value, clientOf(request, context));
    return redirectWithToast(paths.me(), '비밀번호를 바꿨습니다. 다른 기기에서는 로그아웃되었습니다.', [
      writeCookie('session', token),
    ]);
  });
}

export default function PasswordPage() {
  const { email, hasPassword: set } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const crumbs = [{ to: paths.me(), text: '내 정보' }];
  if (!set)
    return (
      <Page narrow title="비밀번호 바꾸기" crumbs={crumbs}>
        <Empty
          emoji="🔑"
          title="정해 둔 비밀번호가 없어요"
          action={<LinkButton to={paths.forgotPassword()}>메일로 비밀번호 정하기</LinkButton>}
        >
          <p>다른 서비스의 계정으로 가입하셨습니다. 메일을 받아 비밀번호를 정할 수 있습니다.</p>
        </Empty>
      </Page>
    );
  return (
    <Page
      narrow
      title="비밀번호 바꾸기"
      lead="바꾸면 이 기기를 뺀 모든 기기에서 로그아웃됩니다."
      crumbs={crumbs}
    >
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          label="지금 쓰는 비밀번호"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.fields.currentPassword}
        />
        <NewPasswordFields problem={problem} again />
        <SubmitButton size="large" wide>
          비밀번호 바꾸기
        </SubmitButton>
      </Form>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
