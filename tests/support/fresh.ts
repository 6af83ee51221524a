let count = 0;

/** A word no other test uses, in whatever process it runs. */
export const freshWord = (): string =>
  `${Date.now().toString(36)}${process.pid.toString(36)}${(count++).toString(36)}`;

/** One person verifies one account, so everybody here is somebody else. */
export function freshPhone(): string {
  const digits = String(Math.floor(Math.random() * 100_000_000)).padStart(8, '0');
  return `010-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
