import type { Krw } from '#app/core/krw.ts';

type Tenders = Record<'charged' | 'cashback' | 'grant' | 'points' | 'external', Krw>;

/** What an order or a line was paid with, by tender. */
export const tendersOf = ({ charged, cashback, grant, points, external }: Tenders): Tenders => ({
  charged,
  cashback,
  grant,
  points,
  external,
});
