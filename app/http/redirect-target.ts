const HERE = 'http://mall.invalid';

/** One leading slash: two, or a slash and a backslash, would name a host. */
const isPath = (text: string): boolean => /^\/(?![/\\])/.test(text);

/** Only a path of ours, asked for and as the browser will read it: no scheme, no host. Anything else goes home. */
export function safeTarget(asked: string | null | undefined, otherwise = '/'): string {
  if (!asked || asked.length > 500 || !isPath(asked) || asked.includes('\\')) return otherwise;
  if (/\p{Cc}/u.test(asked)) return otherwise;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  // Dot segments are gone now: `/.//host` has become `//host`.
  return origin === HERE && isPath(pathname) ? `${pathname}${search}${hash}` : otherwise;
}

/** Where the person was on the way to, when they were on the way. */
export function nextOf(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('next');
  return asked === null ? null : safeTarget(asked);
}
