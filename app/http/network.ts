/** The network an address belongs to, as limits count it: /24 of IPv4, /64 of IPv6. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!plain.includes(':')) return 'unknown';
  return `${groupsOf(plain.toLowerCase()).slice(0, 4).join(':')}::/64`;
}

/** `2001:db8::1` → its eight groups, written out without leading zeros. */
function groupsOf(ip: string): string[] {
  const [head = '', tail = ''] = ip.split('::');
  const parts = (text: string): string[] => (text ? text.split(':') : []);
  const before = parts(head);
  const after = parts(tail);
  const zeros: string[] = ip.includes('::')
    ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
    : [];
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}

/** Each name with what betrays it; the first that fits wins, so the more particular stand first. */
const BROWSERS: readonly [string, RegExp][] = [
  ['네이버 앱', /NAVER\(inapp/],
  ['카카오톡', /KAKAOTALK/],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['웨일', /Whale\//],
  ['삼성 인터넷', /SamsungBrowser\//],
  ['Opera', /OPR\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: readonly [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
];

/** `Chrome · Windows`: what a person recognises their browser by. */
export function deviceOf(userAgent: string | null): string {
  const named = (table: readonly [string, RegExp][]) =>
    table.find(([, sign]) => userAgent !== null && sign.test(userAgent))?.[0];
  return [named(BROWSERS) ?? '알 수 없는 브라우저', named(SYSTEMS)].filter(Boolean).join(' · ');
}
