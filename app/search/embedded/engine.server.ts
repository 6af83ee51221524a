import { sql } from 'drizzle-orm';
import type { TextIndex } from '../engine.ts';
import { findInRows } from './find.server.ts';

/** Search inside PostgreSQL: the rows are the index, so there is nothing to follow or rebuild beside them. */
export const embeddedIndex: TextIndex = {
  forgives: false,
  find: findInRows,
  follow: async () => undefined,
  rebuild: async () => undefined,
  ping: async (ctx) => {
    await ctx.db.execute(sql`select from search_products limit 1`);
  },
};
