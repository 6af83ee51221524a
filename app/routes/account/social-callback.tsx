import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { letIn } from '#app/http/admission.server.ts';
import { clientOf } from '#app/http/client.server.ts';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { findSocialProvider, finishSocial } from '#app/identity/index.server.ts';
import { SOCIAL_LABEL } from '#app/identity/index.ts';
import { AuthPage } from '#app/ui/account/auth-page.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '로그인 · 온통대전몰' }];

/** The provider sends the browser back with a GET; the sealed state in the cookie makes it ours. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const provider = findSocialProvider(params.provider) ?? notFound();
  const query = new URL(request.url).searchParams;
  const back = {
    sealed: readCookie(request, 'oauth') ?? '',
    state: query.get('state') ?? '',
    code: query.get('code') ?? '',
  };
  return attempt({}, async () => {
    const outcome = await finishSocial(ctx, provider, back, clientOf(request, context));
    if (outcome.kind === 'linked')
      return redirectWithToast(outcome.next, `${SOCIAL_LABEL[provider.name]} 계정을 연결했습니다.`, [
        writeCookie('oauth', null),
      ]);
    if (outcome.kind === 'newcomer')
      return redirect(paths.socialSignup(), {
        headers: { 'Set-Cookie': writeCookie('oauth', outcome.sealed) },
      });
    return letIn(outcome, outcome.next);
  });
}

export default function SocialCallbackPage() {
  const problem = useLoaderData<typeof loader>();
  return (
    <AuthPage title="로그인하지 못했어요">
      <Notice tone="warning">
        <p>{problem?.message ?? '로그인을 마치지 못했습니다.'}</p>
      </Notice>
      <LinkButton to={paths.login()}>로그인 화면으로</LinkButton>
    </AuthPage>
  );
}

export const ErrorBoundary = RouteError;
