import { env } from '#app/platform/env.server.ts';

const DAY = 86_400;

/** Cookies ignore ports, so the port is in the name where `__Host-` cannot be used. */
const cookieName = (part: string): string => {
  const suffix = part === 'session' ? '' : `-${part}`;
  return env().APP_ORIGIN?.startsWith('https://') ? `__Host-mall${suffix}` : `mall${suffix}_${env().PORT}`;
};

export type MallCookie = 'session' | 'login' | 'cart' | 'order' | 'text' | 'toast' | 'oauth' | 'viewed';

/** Seconds a cookie lives; 0 = until the browser closes. */
const LIFE: Record<MallCookie, number> = {
  session: 90 * DAY,
  login: 600,
  cart: 180 * DAY,
  order: 180 * DAY,
  text: 365 * DAY,
  toast: 60,
  oauth: 600,
  viewed: 30 * DAY,
};

export function readCookie(request: Request, cookie: MallCookie): string | null {
  const wanted = `${cookieName(cookie)}=`;
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const text = pair.trim();
    if (text.startsWith(wanted)) return decode(text.slice(wanted.length));
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}

/** A `Set-Cookie` value; null removes the cookie. */
export function writeCookie(cookie: MallCookie, value: string | null): string {
  const secure = env().APP_ORIGIN?.startsWith('https://') ? '; Secure' : '';
  const life = value === null ? '; Max-Age=0' : LIFE[cookie] ? `; Max-Age=${LIFE[cookie]}` : '';
  return `${cookieName(cookie)}=${encodeURIComponent(value ?? '')}; Path=/; HttpOnly; SameSite=Lax${secure}${life}`;
}
