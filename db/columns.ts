import { sql } from 'drizzle-orm';
import { bigint, date, type PgColumn, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { KstDay } from '#app/core/kst.ts';

/** Time-ordered ids, made by the database unless the caller brings one. */
export const id = () => uuid().primaryKey().default(sql`uuidv7()`);
/** Whole won. */
export const won = () => bigint({ mode: 'number' }).$type<Krw>();
/** A calendar day in Asia/Seoul. */
export const kstDay = () => date({ mode: 'string' }).$type<KstDay>();
/** An instant. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

const quoted = (word: string) => `'${word.replaceAll("'", "''")}'`;
/** For a CHECK: the column holds one of the words its domain knows. */
export const isOneOf = (column: PgColumn, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map(quoted).join(', '))})`;
/** For a CHECK: the array column holds only words its domain knows. */
export const areSomeOf = (column: PgColumn, words: readonly string[]) =>
  sql`${column} <@ ${sql.raw(`array[${words.map(quoted).join(', ')}]::text[]`)}`;
