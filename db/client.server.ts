import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Ctx } from '#app/core/ctx.ts';

export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;
export type Database = { db: Db; client: postgres.Sql; close: () => Promise<void> };

/** `app` may post to the books only through their functions; `owner` migrates. */
export type DatabaseRole = 'app' | 'owner';

/**
 * Opens a pool. Time limits are real time and short: a web request must not wait for a lock for long.
 * `statementSeconds` is raised by jobs and tools that read much.
 */
export function openDatabase(options: {
  url: string;
  pool: number;
  role?: DatabaseRole;
  statementSeconds?: number;
  name?: string;
}): Database {
  const statement = options.statementSeconds ?? 5;
  const client = postgres(options.url, {
    max: options.pool,
    connect_timeout: 10,
    idle_timeout: 60,
    types: { bool: BOOLEAN },
    onnotice: () => undefined,
    connection: {
      application_name: options.name ?? 'mall',
      ...(options.role === 'owner' ? {} : { role: 'mall_app' }),
      statement_timeout: statement * 1000,
      lock_timeout: 2000,
      idle_in_transaction_session_timeout: 10_000,
      transaction_timeout: Math.max(15, statement + 10) * 1000,
    },
  });
  const db = drizzle(preparingHot(client), { casing: 'snake_case' });
  return { db, client, close: () => client.end({ timeout: 5 }) };
}

/**
 * A kept plan that must be made anew is asked for again with its values as they were written the first time; postgres.js'
 * own way of writing would then make `f` of `t`.
 */
const BOOLEAN = {
  to: 16,
  from: [16],
  serialize: (value: unknown) => (value === true || value === 't' ? 't' : 'f'),
  parse: (text: string) => text === 't',
};

const ANEW = '/* planned anew */';
/**
 * Written into a query whose best plan hangs on its values (a word found once or a million times): it is planned each time
 * it is asked. With one plan for all, filtered categories of 1,000,000 products took six times as long.
 */
export const PLANNED_ANEW = sql.raw(ANEW);

/**
 * Prepared, and alone on its connection: postgres.js would put it behind whatever runs there, be it waiting for a lock,
 * while other connections are free. Its types do not know `onexecute`; a test knows what it must do.
 */
const ALONE = { prepare: true, onexecute: () => false };

const ASKED_BEFORE_PREPARING = 5;
const MOST_PREPARED = 200;
const MOST_COUNTED = 2000;

/**
 * The same pool, which has the server keep the plan of what is asked again and again: planning a page's joins costs
 * more than running them. Counted by text, so that one-off searches fill no server's memory: what is asked often should
 * carry its lists as one value (`isAnyOf`), or each length is a text of its own. Inside a transaction nothing is kept.
 */
function preparingHot(client: postgres.Sql): postgres.Sql {
  const asked = new Map<string, number>();
  const prepared = new Set<string>();
  const isHot = (text: string): boolean => {
    if (prepared.has(text)) return true;
    if (prepared.size >= MOST_PREPARED || text.includes(ANEW)) return false;
    const times = (asked.get(text) ?? 0) + 1;
    if (times >= ASKED_BEFORE_PREPARING) {
      asked.delete(text);
      prepared.add(text);
      return true;
    }
    if (asked.size >= MOST_COUNTED) asked.clear();
    asked.set(text, times);
    return false;
  };
  const unsafe: postgres.Sql['unsafe'] = (text, parameters, options) =>
    // Without values postgres.js never prepares.
    client.unsafe(text, parameters, parameters?.length && isHot(text) ? { ...options, ...ALONE } : options);
  return new Proxy(client, {
    get: (target, name, receiver) => (name === 'unsafe' ? unsafe : Reflect.get(target, name, receiver)),
  });
}

/** A field of the server's own error, under drizzle's wrapping. */
function serverField(error: unknown, field: 'code' | 'constraint_name' | 'detail'): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const value = (at as { [name: string]: unknown } & Error)[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
export const sqlState = (error: unknown) => serverField(error, 'code');
export const violatedConstraint = (error: unknown) => serverField(error, 'constraint_name');
export const errorDetail = (error: unknown) => serverField(error, 'detail');

/** Serialization failure, deadlock, lock not available: the whole transaction may run again (rule L7). */
const AGAIN = new Set(['40001', '40P01', '55P03']);
const TRIES = 4;

/**
 * Runs `work` in one transaction, or in the caller's when there is one, so that commands compose.
 * Inside, use only `tx`. Nothing slow and nothing outside the database belongs in here.
 */
export async function inTransaction<C extends Ctx, T>(ctx: C, work: (tx: C) => Promise<T>): Promise<T> {
  if (ctx.inTx) return work(ctx);
  for (let tried = 1; ; tried++) {
    try {
      return await ctx.db.transaction((db) => work({ ...ctx, db: db as unknown as Db, inTx: true }));
    } catch (error) {
      if (tried >= TRIES || !AGAIN.has(sqlState(error) ?? '')) throw error;
      await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 180));
    }
  }
}
