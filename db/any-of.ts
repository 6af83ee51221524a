import { type Column, type SQL, sql } from 'drizzle-orm';

/** One of these ids, said as one value: lists of every length are the same query, whose plan can be kept. */
export const isAnyOf = (column: Column, ids: Iterable<string>): SQL =>
  sql`${column} = any(${`{${[...ids].join(',')}}`}::uuid[])`;
