import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { endSession } from '#app/identity/index.server.ts';

export const loader = () => redirect(paths.home());

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const token = readCookie(request, 'session');
  if (token) await endSession(ctx, token);
  return redirectWithToast(paths.home(), '로그아웃했습니다.', [
    writeCookie('session', null),
    writeCookie('login', null),
  ]);
}
