import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ctx } from '#app/core/ctx.ts';
import { dropSharedReads, sharedRead, startSharing } from '#app/platform/shared-reads.server.ts';

const database = () => ({}) as Ctx['db'];
const shopper = { kind: 'shopper', userId: 'somebody' } as const;
const aCtx = (over: Partial<Ctx> = {}): Ctx => ({
  actor: shopper,
  now: new Date(),
  db: database(),
  requestId: '',
  ...over,
});

/** Answers 1, 2, 3: how often it was really asked. */
function aReader() {
  const asked: Ctx[] = [];
  const read = sharedRead(async (ctx: Ctx, key: string) => {
    asked.push(ctx);
    return `${key}${asked.length}`;
  });
  return { read, asked };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  startSharing();
});
afterEach(() => {
  vi.useRealTimers();
});

test('many who ask at once and soon after get one reading, each key its own', async () => {
  const { read } = aReader();
  const ctx = aCtx();
  expect(await Promise.all([read(ctx), read(ctx), read(ctx)])).toEqual(['1', '1', '1']);
  vi.advanceTimersByTime(2_900);
  expect(await read(ctx)).toBe('1');
  expect(await read(ctx, 'k')).toBe('k2');
  vi.advanceTimersByTime(200);
  expect(await read(ctx)).toBe('3');
});

test('the reader is told of nobody, so that nothing personal is shared', async () => {
  const { read, asked } = aReader();
  await read(aCtx());
  expect(asked[0]?.actor).toEqual({ kind: 'visitor', cartKey: null });
});

test('what was read before a change is not given to who asks after it, even when it comes later', async () => {
  const came: ((text: string) => void)[] = [];
  const read = sharedRead(() => new Promise<string>((resolve) => came.push(resolve)));
  const ctx = aCtx();
  const before = read(ctx);
  dropSharedReads();
  const after = read(ctx);
  came[1]?.('new');
  came[0]?.('old');
  expect(await Promise.all([before, after, read(ctx)])).toEqual(['old', 'new', 'new']);
});

test('a transaction and another database read for themselves', async () => {
  const { read, asked } = aReader();
  const ctx = aCtx();
  await read(ctx);
  expect(await read({ ...ctx, inTx: true })).toBe('2');
  expect(asked[1]?.actor).toBe(shopper);
  expect(await read(aCtx())).toBe('3');
});

test('a reading that failed is not kept', async () => {
  let asked = 0;
  const read = sharedRead(async () => {
    asked += 1;
    if (asked === 1) throw new Error('gone');
    return asked;
  });
  const ctx = aCtx();
  await expect(read(ctx)).rejects.toThrow('gone');
  expect(await read(ctx)).toBe(2);
});

test('a query, which is asked anew by each who awaits it, is asked once', async () => {
  let asked = 0;
  const query = {
    // biome-ignore lint/suspicious/noThenProperty: what drizzle's queries are
    then: (resolve: (n: number) => void) => {
      asked += 1;
      resolve(asked);
    },
  } as unknown as Promise<number>;
  const read = sharedRead(() => query);
  const ctx = aCtx();
  expect([await read(ctx), await read(ctx)]).toEqual([1, 1]);
  expect(asked).toBe(1);
});

test('a reading that fails late takes nothing from a newer one', async () => {
  const ends: { resolve: (n: number) => void; reject: (error: Error) => void }[] = [];
  const read = sharedRead(() => new Promise<number>((resolve, reject) => ends.push({ resolve, reject })));
  const ctx = aCtx();
  const older = read(ctx);
  dropSharedReads();
  const newer = read(ctx);
  ends[1]?.resolve(2);
  ends[0]?.reject(new Error('gone'));
  await expect(older).rejects.toThrow('gone');
  expect(await newer).toBe(2);
  expect(await read(ctx)).toBe(2);
  expect(ends).toHaveLength(2);
});

test('a process that was not told to share reads each time', async () => {
  vi.resetModules();
  const alone = await import('#app/platform/shared-reads.server.ts');
  let asked = 0;
  const read = alone.sharedRead(async () => ++asked);
  const ctx = aCtx();
  expect([await read(ctx), await read(ctx)]).toEqual([1, 2]);
});
