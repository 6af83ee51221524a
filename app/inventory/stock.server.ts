import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { inventoryMovements, inventoryUnits, reservations, stockCounts } from '#db/schema/inventory.ts';
import type { InventoryRefusal } from './refusals.ts';

export type Wanted = { unitId: string; quantity: number };

/** A new countable thing with its opening count; `cause` is the counting that found it, if one did. */
export async function openUnit(tx: Ctx, opening: number, cause?: string): Promise<string> {
  const id = newId();
  await tx.db.insert(inventoryUnits).values({ id, onHand: opening });
  if (cause) await tx.db.insert(stockCounts).values({ unitId: id, cause });
  if (opening > 0)
    await tx.db
      .insert(inventoryMovements)
      .values({ unitId: id, movement: 'opening', quantity: opening, cause: 'opening', at: tx.now });
  return id;
}

/**
 * Sets what is on the shelf to a counted number; the difference is a restock or a write-off with its cause. One counting
 * (`cause`) sets a unit once: what was sold since is not brought back by hearing of it again. Who counted beside a number
 * on a screen says which (`seen`): sold meanwhile, the counting is refused. Answers whether the number changed.
 */
export async function countStock(
  tx: Ctx,
  input: { unitId: string; onHand: number; cause: string; seen?: number },
): Promise<boolean> {
  const [unit] = await tx.db
    .select()
    .from(inventoryUnits)
    .where(eq(inventoryUnits.id, input.unitId))
    .for('no key update');
  if (!unit) return false;
  const fresh = await tx.db
    .insert(stockCounts)
    .values({ unitId: unit.id, cause: input.cause })
    .onConflictDoNothing()
    .returning({ unitId: stockCounts.unitId });
  if (fresh.length === 0) {
    if (input.seen !== undefined && !(await saidBefore(tx, { ...input, seen: input.seen })))
      refuse<InventoryRefusal>({ code: 'inventory/counted-meanwhile', left: unit.onHand });
    return false;
  }
  if (unit.onHand === input.onHand) return false;
  if (input.seen !== undefined && input.seen !== unit.onHand)
    refuse<InventoryRefusal>({ code: 'inventory/counted-meanwhile', left: unit.onHand });
  const difference = input.onHand - unit.onHand;
  await tx.db.insert(inventoryMovements).values({
    unitId: input.unitId,
    movement: difference > 0 ? 'restock' : 'written_off',
    quantity: Math.abs(difference),
    cause: input.cause,
    at: tx.now,
  });
  await tx.db.update(inventoryUnits).set({ onHand: input.onHand }).where(eq(inventoryUnits.id, input.unitId));
  return true;
}

/** Whether the same counting said the same number: a form sent twice, and not one sent again with another. */
async function saidBefore(
  tx: Ctx,
  { unitId, cause, onHand, seen }: { unitId: string; cause: string; onHand: number; seen: number },
): Promise<boolean> {
  const [told] = await tx.db
    .select()
    .from(inventoryMovements)
    .where(and(eq(inventoryMovements.unitId, unitId), eq(inventoryMovements.cause, cause)));
  const moved = told ? (told.movement === 'written_off' ? -told.quantity : told.quantity) : 0;
  return moved === onHand - seen;
}

/**
 * 재고 선점: sets units aside for a holder, all or nothing, in id order so that carts queue and never deadlock.
 * The condition stands in the update itself: two buyers of the last unit cannot both pass.
 */
export async function reserve(tx: Ctx, holderId: string, wanted: readonly Wanted[]): Promise<void> {
  for (const { unitId, quantity } of inIdOrder(wanted)) {
    const moved = await tx.db
      .update(inventoryUnits)
      .set({
        onHand: sql`${inventoryUnits.onHand} - ${quantity}`,
        held: sql`${inventoryUnits.held} + ${quantity}`,
      })
      .where(and(eq(inventoryUnits.id, unitId), gte(inventoryUnits.onHand, quantity)))
      .returning({ id: inventoryUnits.id });
    if (moved.length === 0) {
      const [unit] = await tx.db.select().from(inventoryUnits).where(eq(inventoryUnits.id, unitId));
      refuse<InventoryRefusal>({ code: 'inventory/sold-out', unitId, left: unit?.onHand ?? 0 });
    }
    await tx.db.insert(reservations).values({ unitId, holderId, quantity });
  }
}

/** The order was paid: what was set aside is sold. A second call finds nothing open. */
export async function commitReservations(tx: Ctx, holderId: string): Promise<void> {
  for (const row of await closeReservations(tx, holderId, 'committed')) {
    await tx.db
      .update(inventoryUnits)
      .set({ held: sql`${inventoryUnits.held} - ${row.quantity}` })
      .where(eq(inventoryUnits.id, row.unitId));
    await tx.db.insert(inventoryMovements).values({
      unitId: row.unitId,
      movement: 'sold',
      quantity: row.quantity,
      cause: `sold:${holderId}`,
      at: tx.now,
    });
  }
}

/** The order came to nothing: what was set aside is free again. */
export async function releaseReservations(tx: Ctx, holderId: string): Promise<void> {
  for (const row of await closeReservations(tx, holderId, 'released')) {
    await tx.db
      .update(inventoryUnits)
      .set({
        held: sql`${inventoryUnits.held} - ${row.quantity}`,
        onHand: sql`${inventoryUnits.onHand} + ${row.quantity}`,
      })
      .where(eq(inventoryUnits.id, row.unitId));
  }
}

async function closeReservations(tx: Ctx, holderId: string, state: 'committed' | 'released') {
  const closed = await tx.db
    .update(reservations)
    .set({ state })
    .where(and(eq(reservations.holderId, holderId), eq(reservations.state, 'open')))
    .returning({ unitId: reservations.unitId, quantity: reservations.quantity });
  return inIdOrder(closed);
}

/** Sold units come back to the shelf; `cause` (a refund) does it once per unit. */
export async function returnStock(tx: Ctx, returned: readonly Wanted[], cause: string): Promise<void> {
  for (const { unitId, quantity } of inIdOrder(returned)) {
    const fresh = await tx.db
      .insert(inventoryMovements)
      .values({ unitId, movement: 'returned', quantity, cause, at: tx.now })
      .onConflictDoNothing()
      .returning({ id: inventoryMovements.id });
    if (fresh.length > 0)
      await tx.db
        .update(inventoryUnits)
        .set({ onHand: sql`${inventoryUnits.onHand} + ${quantity}` })
        .where(eq(inventoryUnits.id, unitId));
  }
}

/** What can be bought now, by unit. */
export async function stockOf(ctx: Ctx, unitIds: readonly string[]): Promise<Map<string, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(inventoryUnits)
    .where(inArray(inventoryUnits.id, [...unitIds]));
  return new Map(rows.map((row) => [row.id, row.onHand]));
}

/** One row per unit, by id: lines of the same unit add up, locks are taken in one order everywhere. */
function inIdOrder(wanted: readonly Wanted[]): Wanted[] {
  const sums = new Map<string, number>();
  for (const { unitId, quantity } of wanted) sums.set(unitId, (sums.get(unitId) ?? 0) + quantity);
  return [...sums]
    .map(([unitId, quantity]) => ({ unitId, quantity }))
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}
