import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { env } from '#app/platform/env.server.ts';
import { isAnyOf } from '#db/any-of.ts';
import { type Db, openDatabase, PLANNED_ANEW } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';

function aPoolOfOne(): Db {
  const { db, close } = openDatabase({ url: env().DATABASE_URL, pool: 1, name: 'prepared-test' });
  onTestFinished(close);
  return db;
}

const keptBy = async (db: Db): Promise<number> => {
  const [row] = await db.execute<{ n: number }>(
    sql.raw(`select count(*)::int as n from pg_prepared_statements where statement like '%asked %'`),
  );
  return row?.n ?? 0;
};

test('what is asked again and again is planned once and answers the same; what is asked seldom is not kept', async () => {
  const db = aPoolOfOne();
  const ask = (n: number) => db.execute<{ n: number }>(sql`select ${n}::int + 1 as n /* asked often */`);
  for (let n = 0; n < 4; n++) expect(await ask(n)).toEqual([{ n: n + 1 }]);
  expect(await keptBy(db)).toBe(0);
  for (let n = 4; n < 20; n++) expect(await ask(n)).toEqual([{ n: n + 1 }]);
  expect(await keptBy(db)).toBe(1);
});

test('a query whose best plan hangs on its values is planned each time', async () => {
  const db = aPoolOfOne();
  const ask = (n: number) => db.execute(sql`${PLANNED_ANEW} select ${n}::int as n /* asked anew */`);
  for (let n = 0; n < 10; n++) expect(await ask(n)).toEqual([{ n }]);
  expect(await keptBy(db)).toBe(0);
});

test('one pool keeps so many plans and no more', async () => {
  const db = aPoolOfOne();
  const ask = (n: number) => db.execute(sql`select ${n}::int as n ${sql.raw(`/* asked one ${n} */`)}`);
  for (let n = 0; n < 210; n++) for (let again = 0; again < 6; again++) await ask(n);
  expect(await keptBy(db)).toBe(200);
  expect(await ask(209)).toEqual([{ n: 209 }]);
});

test('a table that changes under a kept plan is read as it is now, with the values as they were given', async () => {
  const db = aPoolOfOne();
  await db.execute(sql.raw('create temp table changing (a int, open boolean)'));
  await db.execute(sql.raw('insert into changing values (1, true), (2, false)'));
  const ask = () => db.execute(sql`select * from changing where a < ${3} and open = ${true} /* asked all */`);
  for (let again = 0; again < 8; again++) expect(await ask()).toEqual([{ a: 1, open: true }]);
  expect(await keptBy(db)).toBe(1);
  await db.execute(sql.raw(`alter table changing add b text default 'new'`));
  expect(await ask()).toEqual([{ a: 1, open: true, b: 'new' }]);
});

test('a quick question does not wait behind a slow one while another connection is free', async () => {
  const { db, close } = openDatabase({ url: env().DATABASE_URL, pool: 2, name: 'prepared-test' });
  onTestFinished(close);
  const slow = (seconds: number) =>
    db.execute(sql`select pg_sleep(${seconds}::float8) /* asked slowly */`).then();
  const quick = (n: number) => db.execute(sql`select ${n}::int as n /* asked quickly */`).then();
  for (let n = 0; n < 10; n++) {
    await Promise.all([slow(0.001), slow(0.001)]);
    await Promise.all([quick(n), quick(n)]);
  }
  let slowIsDone = false;
  const slowest = slow(2).then(() => {
    slowIsDone = true;
  });
  const second = slow(0.05);
  await Promise.all([1, 2, 3, 4].map(quick));
  expect(slowIsDone).toBe(false);
  await Promise.all([slowest, second]);
});

test('lists of every length are one text, and texts without values take no place', async () => {
  const db = aPoolOfOne();
  for (let n = 1; n < 60; n++) {
    const ids = Array.from({ length: n }, () => newId());
    for (let again = 0; again < 6; again++) {
      await db.execute(sql`select 1 as one from products where ${isAnyOf(products.id, ids)}`);
      await db.execute(sql.raw(`select ${n} as n`));
    }
  }
  const ask = (n: number) => db.execute(sql`select ${n}::int as n /* asked late */`);
  for (let n = 0; n < 6; n++) await ask(n);
  expect(await keptBy(db)).toBe(1);
});
