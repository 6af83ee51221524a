import type { Krw } from '#app/core/krw.ts';

/** Grant money of one programme as a person has it, with its own rules. Null: everywhere the currency is taken. */
export type GrantStanding = {
  programmeId: string;
  name: string;
  storeTypes: string[] | null;
  districts: string[] | null;
  balance: Krw;
  endsOn: string;
};

export const grantCovers = (
  grant: Pick<GrantStanding, 'storeTypes' | 'districts'>,
  store: { storeType: string; district: string },
): boolean =>
  (grant.storeTypes?.includes(store.storeType) ?? true) &&
  (grant.districts?.includes(store.district) ?? true);
