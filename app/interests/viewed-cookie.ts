import { isId } from '#app/core/ids.ts';

/** What a browser without an account remembers: the last products seen, the latest first. */
const MOST = 20;
const OFF = 'off';

/** Ids in the cookie; null when the person switched it off. */
export function readViewed(cookie: string | null): string[] | null {
  if (cookie === OFF) return null;
  return (cookie ?? '').split('.').filter(isId).slice(0, MOST);
}

/** The cookie after one more product was seen; `null` ids switch remembering off. */
export const rememberViewed = (known: readonly string[] | null, productId?: string): string => {
  if (known === null) return OFF;
  const others = known.filter((id) => id !== productId);
  return (productId ? [productId, ...others] : others).slice(0, MOST).join('.');
};
