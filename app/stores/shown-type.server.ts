import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { stores } from '#db/schema/stores.ts';
import type { StoreType } from './words.ts';

/** The store type a shopper sees today: a venture, social or village badge ends with its certificate. */
export const shownStoreType = (ctx: Ctx): SQL<StoreType> =>
  sql<StoreType>`case when ${stores.certificateUntil} < ${kstDayOf(ctx.now)} then 'general' else ${stores.storeType} end`;
