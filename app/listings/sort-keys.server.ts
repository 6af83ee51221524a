import { type SQL, sql } from 'drizzle-orm';
import type { Sort } from '#app/catalog/index.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor } from '#app/core/paging.ts';
import { products } from '#db/schema/catalog.ts';

const MICROSECONDS = /^([12]\d{3}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d{1,6})?\+00$/;
/** A time as PostgreSQL writes it, and one that is on the calendar. */
function isTime(part: unknown): boolean {
  const [, day, time] = (typeof part === 'string' && MICROSECONDS.exec(part)) || [];
  const read = new Date(`${day}T${time}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${day}T${time}`);
}
const isCount = (part: unknown): boolean => Number.isSafeInteger(part);

type SortKey = {
  /** Unique together with the id; both run the same way, so that one row comparison continues the list. */
  by: SQL;
  descending: boolean;
  /** The key as text or number for the cursor, and back into SQL. */
  asked: SQL<string | number>;
  again: (part: string | number) => SQL;
  isKey: (part: unknown) => boolean;
};

const counted = (by: SQL, descending: boolean): SortKey => ({
  by,
  descending,
  asked: sql<number>`${by}`.mapWith(Number),
  again: (part) => sql`${Number(part)}::bigint`,
  isKey: isCount,
});

/** Sold-out products go last, then what sells most comes first. Written as its index writes it. */
export const RECOMMENDED = sql`(case when ${products.soldOut} then -1 else ${products.soldCount} end)`;

const KEYS: Record<Sort, SortKey> = {
  recommended: counted(RECOMMENDED, true),
  best_selling: counted(sql`${products.soldCount}`, true),
  price_low: counted(sql`${products.price}`, false),
  price_high: counted(sql`${products.price}`, true),
  newest: {
    by: sql`${products.createdAt}`,
    descending: true,
    // As text: a JavaScript date would lose the microseconds and with them rows.
    asked: sql<string>`(${products.createdAt} at time zone 'UTC')::text || '+00'`,
    again: (part) => sql`${String(part)}::timestamptz`,
    isKey: isTime,
  },
};

/** The key of a sort, its order, and the condition that continues after a cursor. */
export function sortBy(sort: Sort, cursor: string | null) {
  const { by, descending, asked, again, isKey } = KEYS[sort];
  const [part, id] = decodeCursor(cursor, 2) ?? [];
  const continues = part !== undefined && isKey(part) && isId(id);
  const sign = descending ? sql`<` : sql`>`;
  const way = descending ? sql`desc` : sql`asc`;
  return {
    key: asked,
    order: sql`${by} ${way}, ${products.id} ${way}`,
    after: continues ? sql`(${by}, ${products.id}) ${sign} (${again(part)}, ${id}::uuid)` : undefined,
  };
}
