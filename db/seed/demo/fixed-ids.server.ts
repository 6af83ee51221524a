import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { takeIdsFrom } from '#app/core/ids.ts';

type Stream = { name: string; at: number; count: number };
const streams = new AsyncLocalStorage<Stream>();

/**
 * Inside `work`, every new id follows from the name and its turn, so that the same seed makes the same ids
 * even where parts of it run side by side.
 */
export async function withFixedIds<T>(name: string, at: Date, work: () => Promise<T>): Promise<T> {
  takeIdsFrom(() => {
    const stream = streams.getStore();
    if (!stream) return null;
    stream.count += 1;
    const random = createHash('sha256').update(`${stream.name}#${stream.count}`).digest().subarray(0, 16);
    return { at: stream.at, random: new Uint8Array(random) };
  });
  return streams.run({ name, at: at.getTime(), count: 0 }, work);
}
