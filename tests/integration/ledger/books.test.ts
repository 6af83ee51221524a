import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { owedOn, post } from '#app/ledger/index.server.ts';
import { account, credit, debit, type Entry, move } from '#app/ledger/index.ts';
import { type Database, inTransaction, openDatabase, sqlState } from '#db/client.server.ts';
import { NOON } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let app: Database;
let owner: Database;
let ctx: Ctx<System>;
beforeAll(async () => {
  const url = await testDatabaseUrl();
  app = openDatabase({ url, pool: 10 });
  owner = openDatabase({ url, pool: 2, role: 'owner' });
  ctx = { actor: { kind: 'system' }, now: NOON, db: app.db, requestId: 'test' };
});
afterAll(async () => {
  await app.close();
  await owner.close();
});

const day = kstDay('2026-11-23');
const charge = (userId: string, amount: number, key = newId()): Entry => ({
  kind: 'charge',
  key,
  date: day,
  lines: [
    debit(krw(amount), account.issued('daejeon')),
    credit(krw(amount), account.charged('daejeon', userId)),
  ],
});
const spend = (userId: string, amount: number, key = newId()): Entry => ({
  kind: 'spend',
  key,
  date: day,
  lines: move(krw(amount), account.charged('daejeon', userId), account.redeemed('daejeon')),
});
const refusedWith = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => sqlState(error) ?? String(error),
  );

test('a balance is the sum of its lines and is never overdrawn', async () => {
  const user = newId();
  await post(ctx, [charge(user, 10_000)]);
  await post(ctx, [spend(user, 7000)]);
  await expect(post(ctx, [spend(user, 3001)])).rejects.toMatchObject({
    reason: { code: 'ledger/overdrawn', account: account.charged('daejeon', user) },
  });
  expect([...(await owedOn(ctx, [account.charged('daejeon', user)])).values()]).toEqual([3000]);
});

test('the same key posts once, and never with other content', async () => {
  const user = newId();
  const entry = charge(user, 5000);
  const [first] = await post(ctx, [entry]);
  const [second] = await post(ctx, [entry]);
  expect(second).toMatchObject({ entryId: first?.entryId, replayed: true });
  expect(await refusedWith(post(ctx, [{ ...entry, lines: charge(user, 6000).lines }]))).toBe('23505');
  expect([...(await owedOn(ctx, [account.charged('daejeon', user)])).values()]).toEqual([5000]);
});

test.each([
  [
    'unbalanced',
    (u: string) => [debit(krw(2), account.issued('daejeon')), credit(krw(1), account.charged('daejeon', u))],
  ],
  [
    'crossing assets',
    (u: string) => [debit(krw(1), account.platformFee), credit(krw(1), account.charged('daejeon', u))],
  ],
])('an %s entry is refused at commit', async (_what, lines) => {
  expect(
    await refusedWith(
      inTransaction(ctx, (tx) => post(tx, [{ kind: 'bad', key: newId(), date: day, lines: lines(newId()) }])),
    ),
  ).toBe('23514');
});

test('an account nobody planned for cannot be opened', async () => {
  const entry: Entry = {
    kind: 'bad',
    key: newId(),
    date: day,
    lines: [debit(krw(1), 'my_pocket'), credit(krw(1), account.platformFee)],
  };
  expect(await refusedWith(post(ctx, [entry]))).toBe('23503');
});

test.each([
  [
    'insert a line',
    sql`insert into books.line (entry_id, line_no, account_id, amount) select id, 9, 1, 5 from books.entry limit 1`,
  ],
  [
    'insert an entry',
    sql`insert into books.entry (kind, idem_key, content_md5, business_date) values ('x', 'x', 'x', '2026-01-01')`,
  ],
  ['change a balance', sql`update books.balance set amount = -1000000`],
  ['change a line', sql`update books.line set amount = 1`],
  ['delete an entry', sql`delete from books.entry`],
  ['add a job past the outbox', sql`select graphile_worker.add_job('x')`],
  ['change the audit log', sql`delete from audit_log`],
  ['change a lot use', sql`update lot_uses set amount = 1`],
])('the application may not %s', async (_what, statement) => {
  expect(await refusedWith(app.db.execute(statement))).toBe('42501');
});

test('even the owner cannot change, delete or complete what is posted', async () => {
  await post(ctx, [charge(newId(), 1000)]);
  expect(await refusedWith(owner.db.execute(sql`update books.line set amount = amount * 2`))).toBe('23514');
  expect(await refusedWith(owner.db.execute(sql`delete from books.entry`))).toBe('23514');
  expect(await refusedWith(owner.db.execute(sql`truncate books.line`))).toBe('23514');
  const late = sql`insert into books.line (entry_id, line_no, account_id, amount)
    select e.id, 8 + n, a.id, case n when 1 then 5 else -5 end from (select id from books.entry limit 1) e, (select id from books.account where code like 'lc_issued%') a, generate_series(1, 2) n`;
  expect(await refusedWith(owner.db.execute(late))).toBe('23514');
});

test('entries posted together in opposite orders do not deadlock', async () => {
  const [a, b] = [newId(), newId()];
  await post(ctx, [charge(a, 100_000), charge(b, 100_000)]);
  const ring = (one: string, two: string) =>
    inTransaction(ctx, (tx) => post(tx, [spend(one, 10), spend(two, 10)]));
  await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? ring(a, b) : ring(b, a))));
  expect([
    ...(await owedOn(ctx, [account.charged('daejeon', a), account.charged('daejeon', b)])).values(),
  ]).toEqual([99_600, 99_600]);
});

test('whatever is posted, the currency is conserved and nobody is overdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ spend: fc.boolean(), amount: fc.integer({ min: 1, max: 5000 }) }), {
        maxLength: 12,
      }),
      async (steps) => {
        const user = newId();
        let balance = 0;
        for (const step of steps) {
          const done = await post(ctx, [
            step.spend ? spend(user, step.amount) : charge(user, step.amount),
          ]).then(
            () => true,
            () => false,
          );
          expect(done).toBe(!step.spend || step.amount <= balance);
          if (done) balance += step.spend ? -step.amount : step.amount;
        }
        expect([...(await owedOn(ctx, [account.charged('daejeon', user)])).values()]).toEqual([balance]);
      },
    ),
    { numRuns: 30 },
  );
  const rows = await app.db.execute(
    sql`select a.asset from books.line l join books.account a on a.id = l.account_id group by 1 having sum(l.amount) <> 0`,
  );
  expect([...rows]).toEqual([]);
});
