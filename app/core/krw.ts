declare const brand: unique symbol;

/** Whole won. Korea has no smaller unit, so an amount is always a safe integer. */
export type Krw = number & { readonly [brand]: 'Krw' };

export function krw(amount: number): Krw {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole won: ${amount}`);
  // Minus zero is zero.
  return (amount + 0) as Krw;
}

/** Reads won that a driver returned as text: `sum()` and `bigint` arrive as strings. */
export function won(raw: unknown): Krw {
  if (typeof raw === 'number' || typeof raw === 'bigint') return krw(Number(raw));
  if (typeof raw === 'string' && /^-?\d+$/.test(raw)) return krw(Number(raw));
  throw new RangeError(`not whole won: ${String(raw)}`);
}

export const zero = krw(0);

export const add = (...amounts: readonly Krw[]): Krw => krw(amounts.reduce((sum, a) => sum + a, 0));
export const subtract = (from: Krw, ...amounts: readonly Krw[]): Krw => krw(from - add(...amounts));
export const times = (amount: Krw, count: number): Krw => krw(amount * count);
export const least = (...amounts: readonly [Krw, ...Krw[]]): Krw => krw(Math.min(...amounts));
export const most = (...amounts: readonly [Krw, ...Krw[]]): Krw => krw(Math.max(...amounts));

/** Rates are basis points (3.3 % = 330). Rounds towards zero. */
export const share = (amount: Krw, basisPoints: number): Krw =>
  krw(Number((BigInt(amount) * BigInt(basisPoints)) / 10_000n));

/** Several rates on parts of one amount, added exactly and rounded down once. */
export const sharesOf = (parts: readonly { amount: Krw; basisPoints: number }[]): Krw =>
  krw(Number(parts.reduce((sum, p) => sum + BigInt(p.amount) * BigInt(p.basisPoints), 0n) / 10_000n));

/** The price of `base` units when `amount` of them cost this much, rounded half up. */
export const perUnits = (price: Krw, base: number, amount: number): Krw =>
  krw(Number((BigInt(price) * BigInt(base) * 2n + BigInt(amount)) / (BigInt(amount) * 2n)));

/** The VAT inside a VAT-inclusive amount (one eleventh), rounded half up as the provider and the tax office do. */
export const vatWithin = (amount: Krw): Krw => krw(Math.floor((amount * 2 + 11) / 22));

/** What has come back of a component after `done` of `whole` units: `floor(component × done / whole)` (rule R2). */
export function cumulativeShare(component: Krw, done: number, whole: number): Krw {
  if (whole <= 0 || done < 0 || done > whole) throw new RangeError(`no share: ${done} of ${whole}`);
  return krw(Number((BigInt(component) * BigInt(done)) / BigInt(whole)));
}

/** Splits an amount by weight without losing or inventing a won (largest remainder, ties by input order). */
export function allocate(amount: Krw, weights: readonly number[]): Krw[] {
  if (weights.some((w) => w < 0)) throw new RangeError('a weight is negative');
  const total = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (amount < 0 || (total === 0n && amount !== 0)) throw new RangeError('nothing to allocate by');
  if (total === 0n) return weights.map(() => zero);
  const exact = weights.map((w) => BigInt(amount) * BigInt(w));
  const parts = exact.map((e) => Number(e / total));
  const left = amount - parts.reduce((a, b) => a + b, 0);
  const byRest = exact
    .map((e, i) => ({ i, rest: e % total }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  const raised = new Set(byRest.slice(0, left).map(({ i }) => i));
  return parts.map((part, i) => krw(raised.has(i) ? part + 1 : part));
}

const digits = new Intl.NumberFormat('ko-KR');
/** `12,900원` */
export const formatWon = (amount: number): string => `${digits.format(amount)}원`;
/** `12,900` */
export const formatNumber = (count: number): string => digits.format(count);

const MYRIAD = 10_000;
/** `69억 9,912만원` of a public budget: what does not fill ten thousand is left out, an amount below that is said in full. */
export function formatBigWon(amount: number): string {
  if (amount < MYRIAD) return formatWon(amount);
  const myriads = Math.floor(amount / MYRIAD);
  const parts = [
    [Math.floor(myriads / MYRIAD), '억'],
    [myriads % MYRIAD, '만'],
  ] as const;
  return `${parts.flatMap(([count, word]) => (count > 0 ? [digits.format(count) + word] : [])).join(' ')}원`;
}
