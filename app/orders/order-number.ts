import type { KstDay } from '#app/core/kst.ts';

/** `20261123-4820173`: the day and seven random digits, so that a number tells nothing about how many there are. */
export function newOrderNumber(day: KstDay): string {
  const [random = 0] = globalThis.crypto.getRandomValues(new Uint32Array(1));
  return `${day.replaceAll('-', '')}-${String(random % 10_000_000).padStart(7, '0')}`;
}

export const isOrderNumber = (text: string | undefined): text is string => /^\d{8}-\d{7}$/.test(text ?? '');
