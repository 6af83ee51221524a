const TRIES = 60;
/** A short history that still fails: leaves out ever smaller pieces while it does, as often as patience allows. */
export async function shorten<T>(
  steps: readonly T[],
  fails: (fewer: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let least = steps;
  let tries = TRIES;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.length; ) {
      const fewer = [...least.slice(0, from), ...least.slice(from + size)];
      if (tries-- <= 0) return least;
      if (fewer.length < least.length && (await fails(fewer))) least = fewer;
      else from += size;
    }
  }
  return least;
}
