import { ageOn, type KstDay, kstDayOf } from '#app/core/kst.ts';

const WALLET_AGE = 14;
/** 청소년보호법 2조: whoever turns 19 in this calendar year is no longer a youth. */
const ADULT_IN_YEAR_OF_AGE = 19;

export type Ages = { kind: 'known'; mayHoldWallet: boolean; adult: boolean } | { kind: 'not-born' };

/** On the Korean day of `now`: full age 14 for a wallet, the year of the 19th birthday for adult goods. */
export function decideAges(birthday: KstDay, now: Date): Ages {
  const today = kstDayOf(now);
  if (birthday > today) return { kind: 'not-born' };
  const yearsApart = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return {
    kind: 'known',
    mayHoldWallet: ageOn(birthday, today) >= WALLET_AGE,
    adult: yearsApart >= ADULT_IN_YEAR_OF_AGE,
  };
}
