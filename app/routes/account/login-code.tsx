import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { withSession } from '#app/http/admission.server.ts';
import { clientOf } from '#app/http/client.server.ts';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { beginSecondFactor, checkSecondFactor, demoCode } from '#app/identity/index.server.ts';
import { CodeInput, type Role } from '#app/identity/index.ts';
import { maskEmail } from '#app/platform/mask.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Panel } from '#app/ui/page.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '인증 코드 · 온통대전몰' }];
export const headers = passRetryAfter;

const startAgain = (next: string | null) =>
  redirectWithToast(paths.login(next ?? undefined), '로그인 시간이 지났습니다. 다시 로그인해 주세요.', [
    writeCookie('login', null),
  ]);

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const login = readCookie(request, 'login');
  const begun = login ? await beginSecondFactor(ctx, login) : null;
  if (!begun) throw startAgain(nextOf(request));
  return {
    email: maskEmail(begun.email),
    register: begun.register,
    demoCode: await demoCode(ctx, begun.email),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const login = readCookie(request, 'login');
  const next = nextOf(request);
  if (!login) return startAgain(next);
  const form = await readForm(request, CodeInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const given = { login, code: form.value.code };
    const { token, roles } = await checkSecondFactor(ctx, given, clientOf(request, context));
    return withSession(token, next ?? deskOf(roles), '로그인했습니다.');
  });
}

const deskOf = (roles: readonly Role[]): string => {
  if (roles.includes('operator')) return paths.operator.home();
  return roles.includes('seller') ? paths.seller.home() : paths.home();
};

export default function LoginCodePage() {
  const { email, register, demoCode: shown } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <AuthPage
      title="인증 코드 입력"
      lead={`${email} 계정은 인증 앱의 코드를 한 번 더 확인합니다.`}
      links={[{ to: paths.login(), text: '다른 계정으로 로그인' }]}
    >
      {register && (
        <Panel title="인증 앱 등록">
          <p className="text-sm">
            처음 로그인하셨습니다. 인증 앱(Google Authenticator 등)으로 아래 QR 코드를 찍거나 키를 입력해
            등록해 주세요.
          </p>
          <div className="my-4 flex justify-center">
            <QrCode text={register.uri} label="인증 앱 등록용 QR 코드" />
          </div>
          <p className="text-xs text-ink-2">
            직접 입력할 키 <code className="select-all break-all text-ink">{register.secret}</code>
          </p>
        </Panel>
      )}
      {shown && (
        <Notice title="둘러보기 계정입니다">
          <p>
            지금 인증 앱에 나오는 코드는 <code className="select-all font-bold">{shown}</code> 입니다.
            30초마다 바뀌며, 한 번 쓴 코드는 다시 쓸 수 없습니다.
          </p>
        </Notice>
      )}
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <Field
          label="인증 코드 6자리"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          error={problem?.fields.code}
        />
        <SubmitButton size="large" wide>
          확인
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
