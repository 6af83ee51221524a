import { add, allocate, type Krw, krw, share } from '#app/core/krw.ts';

/** R1: fee and VAT are computed per store and split over its lines, so no won drifts with each rounding. */
export function feeShares(
  lines: readonly { storeId: string; feeBps: number; base: Krw }[],
): { fee: Krw; feeVat: Krw }[] {
  const shares = lines.map(() => ({ fee: krw(0), feeVat: krw(0) }));
  for (const storeId of new Set(lines.map((line) => line.storeId))) {
    const own = lines.flatMap((line, i) => (line.storeId === storeId ? [{ i, ...line }] : []));
    const fee = share(add(...own.map(({ base }) => base)), own[0]?.feeBps ?? 0);
    const fees = allocate(
      fee,
      own.map(({ base }) => base),
    );
    const vats = allocate(share(fee, 1000), fees);
    own.forEach(({ i }, n) => {
      shares[i] = { fee: fees[n] ?? krw(0), feeVat: vats[n] ?? krw(0) };
    });
  }
  return shares;
}
