import { add, type Krw, krw } from '#app/core/krw.ts';
import type { KstDay } from '#app/core/kst.ts';

export type Line = { account: string; amount: Krw };
/** One business event: `key` is used once, for ever. */
export type Entry = { kind: string; key: string; date: KstDay; lines: Line[]; reverses?: string };

/** An amount moves out of one account (debited: we owe it less) into another (credited: we owe it more). */
export const move = (amount: Krw, from: string, to: string): Line[] =>
  amount === 0 ? [] : [debit(amount, from), credit(amount, to)];
export const debit = (amount: Krw, account: string): Line => ({ account, amount });
export const credit = (amount: Krw, account: string): Line => ({ account, amount: krw(-amount) });

/** Same account once, nothing at zero: what the books accept, in an order that never depends on the caller. */
export function tidy(lines: readonly Line[]): Line[] {
  const sums = new Map<string, Krw>();
  for (const line of lines) sums.set(line.account, add(sums.get(line.account) ?? krw(0), line.amount));
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account, amount }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}
