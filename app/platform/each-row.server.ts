import { log } from './log.server.ts';
import { alarms } from './metrics.server.ts';

const AT_ONCE = 4;

/** Does the work of a sweep row by row, a few at a time. A row that throws raises an alarm and stops no other row. */
export async function eachRow(
  sweep: string,
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
): Promise<void> {
  const waiting = [...ids];
  const lane = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await work(id);
      } catch (error) {
        alarms.inc({ alarm: 'sweep_row_failed' });
        log().error({ sweep, row: id, err: error }, 'a row of a sweep failed');
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const PAGE = 200;

/** Does the same for every due key, page by page in the order of the keys, so that none stands in another's way. */
export async function eachKey(
  name: string,
  pageAfter: (key: string | null, limit: number) => Promise<string[]>,
  work: (key: string) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ; ) {
    const keys: string[] = await pageAfter(after, PAGE);
    await eachRow(name, keys, work);
    done += keys.length;
    after = keys.at(-1) ?? null;
    if (keys.length < PAGE) return done;
  }
}
