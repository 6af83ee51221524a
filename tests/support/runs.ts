/** How many of something a test does: few in `npm test`, as many as `RUNS` says in a long run. */
export const runs = (short: number): number => Number(process.env.RUNS ?? short);
export const isLong = (): boolean => process.env.RUNS !== undefined;
/** Printed by a long run, so that it can be said and repeated. */
export function say(facts: Record<string, unknown>): void {
  if (isLong()) console.log(JSON.stringify(facts));
}
/** The same every time, another with `SEED`. */
export const SEED = Number(process.env.SEED ?? 20261123);
/** A long run may take long. */
export const patience = (): number => (isLong() ? 3_600_000 : 60_000);

/** Numbers that look random and can be had again: mulberry32. */
export function randomOf(seed: number): { below: (n: number) => number } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (n) => Math.floor(next() * n) };
}
