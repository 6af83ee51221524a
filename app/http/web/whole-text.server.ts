import { Transform } from 'node:stream';

/**
 * Makes few large pieces of the many small ones that React writes: each would cost a copy and a system call of its own on
 * its way. What was written in one go leaves in one go, and nothing waits for what is still being made.
 *
 * Also, React 18 sends its buffer with the bytes it could not fill when a letter of several bytes did not fit at the end:
 * in Korean pages a few null bytes each, which browsers show as � in attributes. No page holds a null of its own.
 */
export function wholeText(): Transform {
  let pieces: Uint8Array[] = [];
  let isLeaving = false;
  const leave = (stream: Transform) => {
    if (pieces.length > 0) stream.push(Buffer.concat(pieces));
    pieces = [];
    isLeaving = false;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pieces.push(chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
      if (!isLeaving) setImmediate(leave, this);
      isLeaving = true;
      done();
    },
    flush(done) {
      leave(this);
      done();
    },
  });
}
