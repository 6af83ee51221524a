import type { Shares } from './refund-plan.ts';

/** The column that counts what came back of a share: `charged` → `refundedCharged`. */
export const refundedColumn = <S extends keyof Shares>(share: S): `refunded${Capitalize<S>}` =>
  // The type system cannot see what toUpperCase does.
  `refunded${share.charAt(0).toUpperCase()}${share.slice(1)}` as `refunded${Capitalize<S>}`;
