import type { HeadersFunction } from '@remix-run/node';

/** For screens whose actions count tries: a page sent after a form says how long to wait, too. */
export const passRetryAfter: HeadersFunction = ({ actionHeaders }): Record<string, string> => {
  const seconds = actionHeaders.get('Retry-After');
  return seconds ? { 'Retry-After': seconds } : {};
};
