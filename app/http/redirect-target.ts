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
