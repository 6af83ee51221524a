import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { banners, displayPicks, displaySections, events, productRankings } from '#db/schema/displays.ts';

const MAX_BANNERS = 6;
const MAX_SECTIONS = 20;
const MAX_EVENTS = 60;
const MAX_DESK = 200;

export type BannerRow = typeof banners.$inferSelect;
export type EventRow = typeof events.$inferSelect;
export type SectionRow = typeof displaySections.$inferSelect & { picks: string[] };

const running = (ctx: Ctx, table: typeof banners | typeof displaySections) =>
  and(lte(table.beginsAt, ctx.now), or(isNull(table.endsAt), gt(table.endsAt, ctx.now)));

/** The home's banners of this moment, in their order. */
export const listBanners = (ctx: Ctx): Promise<BannerRow[]> =>
  ctx.db
    .select()
    .from(banners)
    .where(running(ctx, banners))
    .orderBy(asc(banners.position), asc(banners.id))
    .limit(MAX_BANNERS);

/** The rows of the home (null) or of an event, those of this moment, each with its picks in order. */
export async function listSections(ctx: Ctx, eventId: string | null): Promise<SectionRow[]> {
  const rows = await ctx.db
    .select()
    .from(displaySections)
    .where(and(running(ctx, displaySections), eq(displaySections.shown, true), ofPage(eventId)))
    .orderBy(asc(displaySections.position), asc(displaySections.id))
    .limit(MAX_SECTIONS);
  return withPicks(ctx, rows);
}

const ofPage = (eventId: string | null) =>
  eventId === null ? isNull(displaySections.eventId) : eq(displaySections.eventId, eventId);

async function withPicks(
  ctx: Ctx,
  rows: readonly (typeof displaySections.$inferSelect)[],
): Promise<SectionRow[]> {
  const ids = rows.filter((row) => row.source === 'picks').map((row) => row.id);
  const picked =
    ids.length === 0
      ? []
      : await ctx.db
          .select()
          .from(displayPicks)
          .where(inArray(displayPicks.sectionId, ids))
          .orderBy(asc(displayPicks.sectionId), asc(displayPicks.position));
  return rows.map((row) => ({
    ...row,
    picks: picked.filter((pick) => pick.sectionId === row.id).map((pick) => pick.productId),
  }));
}

/** Events that have not ended, the one that ends first on top; or those that have, the latest first. */
export const listEvents = (ctx: Ctx, when: 'open' | 'past' = 'open'): Promise<EventRow[]> =>
  ctx.db
    .select()
    .from(events)
    .where(when === 'open' ? gt(events.endsAt, ctx.now) : lte(events.endsAt, ctx.now))
    .orderBy(when === 'open' ? asc(events.endsAt) : desc(events.endsAt), asc(events.id))
    .limit(MAX_EVENTS);

export async function findEvent(ctx: Ctx, slug: string): Promise<EventRow | null> {
  const [row] = await ctx.db.select().from(events).where(eq(events.slug, slug));
  return row ?? null;
}

/** Everything the display desk manages, whether shown now or not. */
export async function readDisplayDesk(ctx: Ctx<Operator>) {
  const [allBanners, sections, allEvents] = await Promise.all([
    ctx.db.select().from(banners).orderBy(asc(banners.position), asc(banners.id)).limit(MAX_DESK),
    ctx.db
      .select()
      .from(displaySections)
      .orderBy(asc(displaySections.eventId), asc(displaySections.position), asc(displaySections.id))
      .limit(MAX_DESK),
    ctx.db.select().from(events).orderBy(desc(events.beginsAt), asc(events.id)).limit(MAX_DESK),
  ]);
  return { banners: allBanners, sections: await withPicks(ctx, sections), events: allEvents };
}

/** Ids of what sold most lately, the first first. */
export async function listRanking(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ productId: productRankings.productId })
    .from(productRankings)
    .orderBy(asc(productRankings.position))
    .limit(limit);
  return rows.map(({ productId }) => productId);
}
