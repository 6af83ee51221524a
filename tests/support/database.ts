import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

/** The address of this worker's own database, cloned from the migrated template when first asked for. */
export const testDatabaseUrl = (): Promise<string> =>
  cloneDatabase(`worker_${process.env.VITEST_POOL_ID ?? '1'}`);

/** A fresh empty world, for the test that cannot share its worker's. */
export const freshDatabaseUrl = (): Promise<string> =>
  cloneDatabase(`fresh_${randomUUID().replaceAll('-', '')}`);

async function cloneDatabase(name: string): Promise<string> {
  const { url, template } = inject('postgres');
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!found) await createUnderLock(admin, name, template);
  } finally {
    await admin.end();
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function createUnderLock(admin: postgres.Sql, name: string, template: string): Promise<void> {
  // Two clones of one template at a time refuse each other.
  await admin`select pg_advisory_lock(20261123)`;
  try {
    await admin`create database ${admin(name)} template ${admin(template)}`;
  } finally {
    await admin`select pg_advisory_unlock(20261123)`;
  }
}
