import { type Krw, least, most } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';

/** What a variant was charged from a moment on; null = not for sale. Oldest first. */
export type Charged = { price: Krw | null; at: Date };

/** 종전거래가격: the same thing must have been sold for about this long before the price that is compared. */
const LOOK_BACK_DAYS = 20;

/** Since when the price of now has been charged without a break; null when it is not for sale. */
export function currentSince(history: readonly Charged[]): { price: Krw; since: Date } | null {
  const last = history.at(-1);
  if (!last || last.price === null) return null;
  let since = last.at;
  for (const row of [...history].reverse()) {
    if (row.price !== last.price) break;
    since = row.at;
  }
  return { price: last.price, since };
}

/**
 * The lowest price charged in the 20 days before a moment (domain.md §7.11): what could be struck through beside a price
 * that begins then. Null when it was not on sale for all of them: a price never charged, or for too short, supports nothing.
 */
export function lowestBefore(history: readonly Charged[], moment: Date): Krw | null {
  const from = after(moment, -days(LOOK_BACK_DAYS));
  const atStart = history.filter(({ at }) => at <= from).at(-1);
  const within = history.filter(({ at }) => at > from && at < moment);
  const prices = [atStart, ...within].map((charged) => charged?.price ?? null);
  const [first, ...rest] = prices.filter((price) => price !== null);
  return first === undefined || rest.length + 1 < prices.length ? null : least(first, ...rest);
}

/** The same of the price of now, which began when it began. */
export function referencePrice(history: readonly Charged[]): Krw | null {
  const current = currentSince(history);
  return current && lowestBefore(history, current.since);
}

/**
 * 정가 to strike through: what the seller claims or the sale interrupts, as far as the reference price supports it. Equal
 * to the price when nothing may be shown.
 */
export function supportedListPrice(of: {
  price: Krw;
  claimed: Krw | null;
  regular: Krw | null;
  history: readonly Charged[];
}): Krw {
  const claim = most(of.price, of.claimed ?? of.price, of.regular ?? of.price);
  const reference = claim > of.price ? referencePrice(of.history) : null;
  return reference === null ? of.price : most(of.price, least(claim, reference));
}
