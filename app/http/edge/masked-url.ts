/** Query names whose values say nothing about a person. */
const PLAIN_VALUES = new Set([
  'page',
  'sort',
  'category',
  'kind',
  'view',
  'status',
  'tab',
  'limit',
  'index',
  '_routes',
]);
/** Path parts after these are secrets of their own. */
const SECRET_PARTS = /(\/(?:gifts|invite|reset|verify)\/)[^/?.]+/g;
const HIDDEN = '[hidden]';

/** An address as a log may keep it: the path, the names asked for, and only harmless values. */
export function maskedUrl(url: string): string {
  const [path = '', ...rest] = url.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const pairs = Array.from(query, ([name, value]) =>
    PLAIN_VALUES.has(name) && value.length <= 40 ? `${name}=${value}` : `${name}=${HIDDEN}`,
  );
  const shown = path.replace(SECRET_PARTS, `$1${HIDDEN}`);
  return (pairs.length === 0 ? shown : `${shown}?${pairs.join('&')}`).slice(0, 500);
}

const AREAS = new Set([
  'account',
  'api',
  'assets',
  'campaigns',
  'cart',
  'checkout',
  'files',
  'fonts',
  'login',
  'me',
  'operator',
  'orders',
  'products',
  'search',
  'seller',
  'signup',
  'wallet',
  'webhooks',
]);

const HEALTH = new Set(['healthz', 'readyz', 'metrics']);

/** A small set of names for metrics: a label made of the whole path would grow without end. */
export function areaOf(path: string): string {
  const first = path.replace(/\.data$/, '').split('/')[1] ?? '';
  if (first === '' || first === '_root') return 'home';
  if (HEALTH.has(first)) return 'health';
  return AREAS.has(first) ? first : 'other';
}
