import type { KstDay } from '#app/core/kst.ts';
import { kstDayOf } from '#app/core/kst.ts';
import type { ProviderTransaction } from './gateway.ts';

/** Money we booked as taken from, or given back through, the provider. */
export type OwnMovement = {
  direction: 'taken' | 'returned';
  paymentKey: string;
  amount: number;
  /** The provider's key of it, where its answer reached us. */
  transactionKey: string | null;
  at: Date;
  subject: string;
};
export type Difference = { kind: 'unknown-to-us' | 'unknown-to-provider'; subject: string; detail: string };

const isReturn = ({ status }: ProviderTransaction) => status === 'CANCELED' || status === 'PARTIAL_CANCELED';
const isTaking = ({ status }: ProviderTransaction) => status === 'DONE';

/**
 * What of one day stands in one list only. The lists may reach further than the day: an answer lost around midnight is
 * booked on another day than the provider's. Each movement answers for one transaction.
 */
export function compareTransactions(
  day: KstDay,
  theirs: readonly ProviderTransaction[],
  ours: readonly OwnMovement[],
): Difference[] {
  const left = new Set(ours);
  const differences: Difference[] = [];
  const moved = theirs.filter((t) => isTaking(t) || isReturn(t));
  // Those whose keys agree first, so that one of equal amount cannot take their place.
  const byKey = moved.filter(
    (t) => !answer(left, (own) => own.transactionKey === t.transactionKey && fits(own, t)),
  );
  for (const t of byKey) {
    if (answer(left, (own) => fits(own, t))) continue;
    if (kstDayOf(t.at) === day)
      differences.push({
        kind: 'unknown-to-us',
        subject: t.orderId,
        detail: `${t.status} ${t.amount} (${t.transactionKey})`,
      });
  }
  for (const own of left)
    if (kstDayOf(own.at) === day)
      differences.push({
        kind: 'unknown-to-provider',
        subject: own.subject,
        detail: `${own.direction} ${own.amount}`,
      });
  return differences;
}

const fits = (own: OwnMovement, t: ProviderTransaction): boolean =>
  own.paymentKey === t.paymentKey &&
  own.amount === t.amount &&
  (own.direction === 'returned') === isReturn(t);

function answer(left: Set<OwnMovement>, fitting: (own: OwnMovement) => boolean): boolean {
  const found = [...left].find(fitting);
  return found ? left.delete(found) : false;
}
