/** Only a path of ours: one leading slash, no backslash, no scheme, no host. Anything else goes home. */
export function safeTarget(asked: string | null | undefined, otherwise = '/'): string {
  if (
    !asked ||
    asked.length > 500 ||
    !asked.startsWith('/') ||
    asked.startsWith('//') ||
    asked.includes('\\')
  )
    return otherwise;
  if (/\p{Cc}/u.test(asked)) return otherwise;
  const parsed = new URL(asked, 'http://mall.invalid');
  return parsed.origin === 'http://mall.invalid'
    ? `${parsed.pathname}${parsed.search}${parsed.hash}`
    : otherwise;
}

/** Where the person was on the way to, when they were on the way. */
export function nextOf(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('next');
  return asked === null ? null : safeTarget(asked);
}
