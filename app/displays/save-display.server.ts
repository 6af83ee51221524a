import { eq, inArray, sql } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import { findCategory } from '#app/catalog/index.server.ts';
import type { Ctx, Operator, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { banners, displayPicks, displaySections, events } from '#db/schema/displays.ts';
import type { SaveBannerInput, SaveEventInput, SaveSectionInput } from './inputs.ts';
import type { DisplaysRefusal } from './refusals.ts';

type Editor = Ctx<Operator | System>;

/** Puts a banner on the home, or changes it; who did it is on record. */
export function saveBanner(ctx: Editor, { id, rowId, ...banner }: SaveBannerInput): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const before = id ? await rowOf(tx, banners, id) : null;
    const bannerId = id ?? rowId;
    if (id) await tx.db.update(banners).set(banner).where(eq(banners.id, id));
    else if (await isSent(tx, banners, rowId)) return rowId;
    else await tx.db.insert(banners).values({ id: rowId, ...banner });
    await writeAudit(tx, {
      action: 'displays.save-banner',
      subject: `banner:${bannerId}`,
      before,
      after: banner,
    });
    return bannerId;
  });
}

/** Takes a banner or a row off for good. */
export function removeDisplay(ctx: Editor, what: 'banner' | 'section', id: string): Promise<void> {
  const table = what === 'banner' ? banners : displaySections;
  return inTransaction(ctx, async (tx) => {
    const before = await rowOf(tx, table, id);
    await tx.db.delete(table).where(eq(table.id, id));
    await writeAudit(tx, { action: `displays.remove-${what}`, subject: `${what}:${id}`, before });
  });
}

/** Puts a row of products on the home or an event's page, or changes it with its picks. */
export async function saveSection(ctx: Editor, input: SaveSectionInput): Promise<string> {
  const { id, rowId, picks, ...section } = input;
  if (section.categorySlug !== null && !(await findCategory(ctx, section.categorySlug)))
    refuse<DisplaysRefusal>({ code: 'displays/category-not-found' });
  return inTransaction(ctx, async (tx) => {
    const before = id ? await rowOf(tx, displaySections, id) : null;
    await mustKnow(tx, picks);
    const sectionId = id ?? rowId;
    const facts = { ...section, storeTypes: section.storeTypes.length > 0 ? section.storeTypes : null };
    if (id) await tx.db.update(displaySections).set(facts).where(eq(displaySections.id, id));
    else if (await isSent(tx, displaySections, rowId)) return rowId;
    else await tx.db.insert(displaySections).values({ id: rowId, ...facts });
    await tx.db.delete(displayPicks).where(eq(displayPicks.sectionId, sectionId));
    if (picks.length > 0)
      await tx.db
        .insert(displayPicks)
        .values(picks.map((productId, position) => ({ sectionId, position, productId })));
    await writeAudit(tx, {
      action: 'displays.save-section',
      subject: `section:${sectionId}`,
      before,
      after: { ...facts, picks },
    });
    return sectionId;
  });
}

/** An event by its slug; saving it again changes what differs. */
export function saveEvent(ctx: Editor, input: SaveEventInput): Promise<string> {
  const { slug, ...facts } = input;
  return inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.select().from(events).where(eq(events.slug, slug));
    const [row] = await tx.db
      .insert(events)
      .values({ id: newId(), slug, ...facts })
      .onConflictDoUpdate({ target: events.slug, set: facts })
      .returning({ id: events.id });
    if (!row) throw new Error(`event was not saved: ${slug}`);
    await writeAudit(tx, {
      action: 'displays.save-event',
      subject: `event:${slug}`,
      before: before ?? null,
      after: facts,
    });
    return row.id;
  });
}

async function rowOf(tx: Ctx, table: typeof banners | typeof displaySections, id: string) {
  const [row] = await tx.db.select().from(table).where(eq(table.id, id)).for('update');
  return row ?? refuse<DisplaysRefusal>({ code: 'displays/not-found' });
}

/** Whether the same new row was sent before; who sends it at the same moment waits. */
async function isSent(tx: Ctx, table: typeof banners | typeof displaySections, id: string): Promise<boolean> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  const rows = await tx.db.select({ id: table.id }).from(table).where(eq(table.id, id));
  return rows.length > 0;
}

async function mustKnow(tx: Ctx, picks: readonly string[]): Promise<void> {
  if (picks.length === 0) return;
  const known = await tx.db
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, [...picks]));
  if (known.length < picks.length) refuse<DisplaysRefusal>({ code: 'displays/product-not-found' });
}
