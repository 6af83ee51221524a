import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '#scripts/migrate.ts';
import { startPostgres } from '#scripts/postgres.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

/** One embedded server for the run; migrated once, into the template that each worker clones. */
export default async function startDatabase(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'ontong-test-'));
  const server = await startPostgres({ dataDir, durable: false });
  const template = `template_${migrationsHash()}`;
  const admin = postgres(server.url, { max: 1 });
  await admin`create database ${admin(template)}`;
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate({ url: url.href });
  await admin.end();
  project.provide('postgres', { url: server.url, template });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL('../../db/migrations', import.meta.url));
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
