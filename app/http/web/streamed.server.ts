import { Readable } from 'node:stream';
import { type AppLoadContext, createReadableStreamFromReadable } from '@remix-run/node';
import { env } from '#app/platform/env.server.ts';

/** Where the mall is found, without a slash at the end. */
export const originOf = (request: Request): string =>
  new URL(env().APP_ORIGIN ?? new URL(request.url).origin).origin;

const HOUR_SECONDS = 3_600;

type Pieces = AsyncIterable<string> | Iterable<string>;
type Reader = Pick<AppLoadContext, 'readerIsReady'>;

/** No further ahead than the reader, and no further at all once they have left. */
async function* paced(pieces: Pieces, { readerIsReady }: Reader): AsyncGenerator<string> {
  for await (const piece of pieces) {
    yield piece;
    if (!(await readerIsReady())) return;
  }
}

/** Text made while it is read, so that a long one never stands in memory whole. The same for everyone. */
export function streamedText(pieces: Pieces, type: string, reader: Reader): Response {
  const body = createReadableStreamFromReadable(Readable.from(paced(pieces, reader), { objectMode: false }));
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': `public, max-age=${HOUR_SECONDS}`,
    },
  });
}
