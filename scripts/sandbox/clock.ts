import type { Store } from './store.ts';

/** Real time plus an offset that tests move; it goes on ticking and survives a restart. */
export type Clock = { now(): Date; setTo(instant: Date): void; advance(ms: number): void };

export function createClock(store: Store): Clock {
  const offset = () => store.get('clock', 'clock')?.offsetMs ?? 0;
  const put = (offsetMs: number) => store.put('clock', 'clock', { offsetMs });
  return {
    now: () => new Date(Date.now() + offset()),
    setTo: (instant) => put(instant.getTime() - Date.now()),
    advance: (ms) => put(offset() + ms),
  };
}

const kstDigits = (instant: Date) => new Date(instant.getTime() + 9 * 3_600_000).toISOString();
/** `2026-11-23T15:00:00+09:00` */
export const kstTime = (instant: Date): string => `${kstDigits(instant).slice(0, 19)}+09:00`;
/** `2026-11-23T15:00:00.123000`, as webhook bodies carry it: Seoul time without saying so. */
export const kstMicros = (instant: Date): string => `${kstDigits(instant).slice(0, 23)}000`;
/** `20261123150000` */
export const kstStamp = (instant: Date): string => kstDigits(instant).slice(0, 19).replace(/\D/g, '');
