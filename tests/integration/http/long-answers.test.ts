import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { streamedText } from '#app/http/web/streamed.server.ts';
import { aBuild, anEdge } from '#tests/support/an-edge.tsx';

const PIECES = 2_000;
/** Far more than what lies between the mall and a reader holds. */
const PIECE = 'x'.repeat(256 * 1024);

/** An edge that answers with half a gigabyte, and how much of it was made. */
async function aLongAnswer() {
  const made = { pieces: 0, ended: false };
  function* pieces() {
    try {
      while (made.pieces < PIECES) {
        made.pieces += 1;
        yield PIECE;
      }
    } finally {
      made.ended = true;
    }
  }
  const { port } = await anEdge({
    build: aBuild({ text: ({ context }) => streamedText(pieces(), 'text/plain', context) }),
  });
  const read = async (headers: Record<string, string> = {}) => {
    const asking = get({ port, path: '/text', headers: { host: `localhost:${port}`, ...headers } });
    asking.on('error', () => undefined);
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    answer.on('error', () => undefined);
    return answer;
  };
  return { made, read };
}

/** Two looks alike, a moment apart: nothing more is made. */
const settled = async (made: { pieces: number }): Promise<number> => {
  for (let before = -1; before !== made.pieces; ) {
    before = made.pieces;
    await sleep(250);
  }
  return made.pieces;
};

test('a long text waits for a slow reader and goes on when they do', async () => {
  const { made, read } = await aLongAnswer();
  const answer = await read();
  answer.pause();
  const ahead = await settled(made);
  expect(ahead).toBeLessThan(PIECES / 10);
  answer.resume();
  await vi.waitFor(() => expect(made.pieces).toBeGreaterThan(ahead + 20), { timeout: 10_000 });
  answer.destroy();
});

test('a long text ends when its reader has left', async () => {
  const { made, read } = await aLongAnswer();
  const answer = await read();
  answer.pause();
  await settled(made);
  answer.destroy();
  await vi.waitFor(() => expect(made.ended).toBe(true), { timeout: 10_000 });
  expect(made.pieces).toBeLessThan(PIECES / 10);
});

test('a long text arrives whole, packed or not', async () => {
  const whole = async (headers: Record<string, string>) => {
    const { made, read } = await aLongAnswer();
    made.pieces = PIECES - 40;
    let bytes = 0;
    for await (const part of await read(headers)) bytes += (part as Buffer).length;
    return bytes;
  };
  expect(await whole({})).toBe(40 * PIECE.length);
  expect(await whole({ 'accept-encoding': 'gzip' })).toBeGreaterThan(1_000);
});
