import { Transform } from 'node:stream';

/**
 * React 18 sends its buffer with the bytes it could not fill when a letter of several bytes did not fit at the end: in
 * Korean pages a few null bytes each, which browsers show as � in attributes. No page holds a null of its own.
 */
export const withoutNulls = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
