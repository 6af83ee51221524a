import { redirect } from '@remix-run/node';
import type { Admission } from '#app/identity/index.server.ts';
import { writeCookie } from './cookies.server.ts';
import { paths } from './paths.ts';
import { safeTarget } from './redirect-target.ts';
import { redirectWithToast } from './respond.server.ts';

/** The browser gets its session, or goes on to the second factor. */
export function letIn(admission: Admission, next: string | null): Response {
  if (admission.kind === 'signed-in')
    return withSession(admission.token, safeTarget(next), '로그인했습니다.');
  return redirect(paths.loginCode(next ?? undefined), {
    headers: { 'Set-Cookie': writeCookie('login', admission.login) },
  });
}

/** Goes on under a new session; what led to it is cleared away. */
export const withSession = (token: string, next: string, message: string): Response =>
  redirectWithToast(next, message, [
    writeCookie('session', token),
    writeCookie('login', null),
    writeCookie('oauth', null),
  ]);
