import { formatNumber, formatWon } from '#app/core/krw.ts';
import type { Tier } from './words.ts';

/** `20만원`, `30억원`, `12,900원`: round amounts as people say them. */
export function spokenWon(amount: number): string {
  if (amount > 0 && amount % 100_000_000 === 0) return `${formatNumber(amount / 100_000_000)}억원`;
  return amount > 0 && amount % 10_000 === 0 ? `${formatNumber(amount / 10_000)}만원` : formatWon(amount);
}

/** `10%`, or `20만원까지 10%, 그 뒤 5%`. */
export const rateText = (tiers: readonly Tier[]): string =>
  tiers
    .map(({ upTo, rateBps }) => `${upTo === null ? '' : `${spokenWon(upTo)}까지 `}${rateBps / 100}%`)
    .join(', 그 뒤 ');
