import { redirect } from '@remix-run/node';
import { isId } from '#app/core/ids.ts';
import { writeCookie } from './cookies.server.ts';

/** Unknown and foreign things look the same. */
export function notFound(): never {
  throw new Response(null, { status: 404 });
}

export function idParam(value: string | undefined): string {
  return isId(value) ? value : notFound();
}

/** Goes on with a GET, saying what happened once. */
export function redirectWithToast(to: string, message: string, headers: readonly string[] = []): Response {
  const all = new Headers();
  all.append('Set-Cookie', writeCookie('toast', message));
  for (const cookie of headers) all.append('Set-Cookie', cookie);
  return redirect(to, { headers: all });
}
