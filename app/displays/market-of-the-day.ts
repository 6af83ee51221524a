import type { KstDay } from '#app/core/kst.ts';

type Market = { id: string; marketDays: string | null; storeCount: number };

/** `매월 4·9일` → 4 and 9, which stand for 4, 9, 14, 19, 24 and 29 as five-day markets count. */
const daysOf = (text: string | null): number[] =>
  [...(text ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits) % 5);

/** The five-day market held today, else one market after another, a day each; null without any that sells here. */
export function marketOfTheDay<M extends Market>(markets: readonly M[], today: KstDay): M | null {
  const selling = markets.filter((market) => market.storeCount > 0);
  const date = Number(today.slice(8));
  const held = selling.find((market) => daysOf(market.marketDays).includes(date % 5));
  if (held) return held;
  const day = Math.floor(Date.parse(`${today}T00:00:00Z`) / 86_400_000);
  return selling[day % Math.max(selling.length, 1)] ?? null;
}
