import type { TermBucket, TermKind } from './words.ts';

export type CurrencyTerm = {
  what: TermKind;
  bucket: TermBucket | null;
  allowed: boolean;
  reason: string | null;
  beginsAt: Date;
  endsAt: Date | null;
  setAt: Date;
};
/** `reason` is for the shopper, and there whenever it is not allowed. */
export type TermNow = { allowed: boolean; reason: string | null };
export type CurrencyTermsNow = { payable: TermNow; cashback: TermNow };

const UNREGISTERED: TermNow = { allowed: false, reason: '가맹점으로 등록하지 않은 상점입니다.' };
const ALLOWED: TermNow = { allowed: true, reason: null };

const time = (at: Date | null): number => at?.getTime() ?? Number.POSITIVE_INFINITY;

/**
 * What holds at an instant: of the terms in force the one for this very bucket before one for all, then the one that
 * began last, then the one set last (terms come in the order they were set). A store that may not be paid with the currency earns no cashback either.
 */
export function termsAt(
  terms: readonly CurrencyTerm[],
  now: Date,
  bucket: TermBucket | null = null,
): CurrencyTermsNow {
  const inForce = [...terms]
    .reverse()
    .filter((term) => term.bucket === null || term.bucket === bucket)
    .filter((term) => term.beginsAt <= now && time(term.endsAt) > now.getTime())
    .sort(
      (a, b) =>
        Number(b.bucket !== null) - Number(a.bucket !== null) ||
        time(b.beginsAt) - time(a.beginsAt) ||
        time(b.setAt) - time(a.setAt),
    );
  const find = (what: TermKind): TermNow | undefined => {
    const term = inForce.find((of) => of.what === what);
    return term && (term.allowed ? ALLOWED : { allowed: false, reason: term.reason });
  };
  const payable = find('payable') ?? UNREGISTERED;
  const cashback = find('cashback') ?? UNREGISTERED;
  return { payable, cashback: cashback.allowed && !payable.allowed ? payable : cashback };
}

/** When something begins or ends next; null = what holds now holds for good. */
export function nextChange(terms: readonly CurrencyTerm[], now: Date): Date | null {
  const ahead = terms
    .flatMap((term) => [term.beginsAt, term.endsAt])
    .filter((at): at is Date => at !== null && at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return ahead[0] ?? null;
}
