import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { env } from '#app/platform/env.server.ts';
import { type Db, openDatabase, PLANNED_ANEW } from '#db/client.server.ts';

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

test('a table that changes under a kept plan is read as it is now', async () => {
  const db = aPoolOfOne();
  await db.execute(sql.raw('create temp table changing (a int)'));
  await db.execute(sql.raw('insert into changing values (1)'));
  const ask = () => db.execute(sql`select * from changing where a = ${1} /* asked all */`);
  for (let again = 0; again < 8; again++) expect(await ask()).toEqual([{ a: 1 }]);
  expect(await keptBy(db)).toBe(1);
  await db.execute(sql.raw(`alter table changing add b text default 'new'`));
  expect(await ask()).toEqual([{ a: 1, b: 'new' }]);
});
