import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { env } from '#app/platform/env.server.ts';

/** Where the mall is found, without a slash at the end. */
export const originOf = (request: Request): string =>
  new URL(env().APP_ORIGIN ?? new URL(request.url).origin).origin;

const HOUR_SECONDS = 3_600;

/** Text made while it is sent, so that a long one never stands in memory whole. The same for everyone. */
export function streamedText(pieces: AsyncIterable<string> | Iterable<string>, type: string): Response {
  const body = createReadableStreamFromReadable(Readable.from(pieces, { objectMode: false }));
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': `public, max-age=${HOUR_SECONDS}`,
    },
  });
}
