import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processBirth } from '#scripts/launcher/processes.mjs';
import { startPostgres } from '#scripts/postgres.mjs';

let dataDir: string;
let started: Awaited<ReturnType<typeof startPostgres>>[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ontong-pg-'));
  started = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start({ durable = false } = {}) {
  const server = await startPostgres({ dataDir, durable });
  started.push(server);
  return server;
}

async function ask(url: string, statement: string) {
  const client = postgres(url, { max: 1 });
  try {
    return await client.unsafe(statement);
  } finally {
    await client.end();
  }
}

test('it starts, keeps what it was given over a restart, and leaves no process', async () => {
  const first = await start();
  const [facts] = await ask(
    first.url,
    `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocale as locale,
       current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
       current_setting('unix_socket_directories') as sockets
     from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual({
    name: 'mall',
    encoding: 'UTF8',
    locale: 'C.UTF-8',
    checksums: 'on',
    listens: '127.0.0.1',
    sockets: '',
  });
  await ask(first.url, "create table kept (word text); insert into kept values ('온')");
  await first.stop();
  expect(processBirth(first.pid)).toBeNull();

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select word from kept')).toMatchObject([{ word: '온' }]);
});

test('a server that runs already is adopted, not started twice', async () => {
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ pid: first.pid, url: first.url, adopted: true });
});

test('after kill -9 it says so, and the next start finds the data again', async () => {
  const first = await start({ durable: true });
  await ask(first.url, 'create table kept (n int); insert into kept values (7)');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(second.port).toBe(first.port);
  expect(await ask(second.url, 'select n from kept')).toMatchObject([{ n: 7 }]);
});

test('a pid file that names another program does not keep it from starting', async () => {
  const first = await start();
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const pidFile = join(dataDir, 'data', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(second.adopted).toBe(false);
});

test('the password is for its owner only, and nobody gets in without it', async () => {
  const server = await start();
  expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
  const url = new URL(server.url);
  url.password = 'wrong';
  await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});
