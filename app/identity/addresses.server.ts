import { and, count, desc, eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { seal, unseal } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { addresses } from '#db/schema/identity.ts';
import { type AddressInput, DeliveryInput } from './address-inputs.ts';
import type { IdentityRefusal } from './refusals.ts';
import { lockMember } from './users.server.ts';

const MOST = 30;
const PURPOSE = 'address';
const open = (row: typeof addresses.$inferSelect) => ({
  id: row.id,
  label: row.label,
  isDefault: row.isDefault,
  ...DeliveryInput.parse(unseal(PURPOSE, row.sealed)),
});
export type Address = ReturnType<typeof open>;

const mine = (ctx: Ctx<Shopper>, addressId?: string) =>
  addressId
    ? and(eq(addresses.userId, ctx.actor.userId), eq(addresses.id, addressId))
    : eq(addresses.userId, ctx.actor.userId);

/** 배송지 목록, the default first. */
export async function listAddresses(ctx: Ctx<Shopper>): Promise<Address[]> {
  const rows = await ctx.db
    .select()
    .from(addresses)
    .where(mine(ctx))
    .orderBy(desc(addresses.isDefault), desc(addresses.createdAt))
    .limit(MOST);
  return rows.map(open);
}

export async function findAddress(ctx: Ctx<Shopper>, addressId: string): Promise<Address | null> {
  const [row] = await ctx.db.select().from(addresses).where(mine(ctx, addressId));
  return row ? open(row) : null;
}

/** Adds or changes an address of one's own. The first one is the default. */
export async function saveAddress(
  ctx: Ctx<Shopper>,
  input: AddressInput & { addressId?: string },
): Promise<string> {
  const { label, isDefault, addressId, ...delivery } = input;
  return inTransaction(ctx, async (tx) => {
    await lockMember(tx, tx.actor.userId);
    const [there] = await tx.db.select({ n: count() }).from(addresses).where(mine(tx));
    const first = (there?.n ?? 0) === 0;
    if (!addressId && (there?.n ?? 0) >= MOST)
      refuse<IdentityRefusal>({ code: 'identity/too-many-addresses', most: MOST });
    if (isDefault) await tx.db.update(addresses).set({ isDefault: false }).where(mine(tx));
    const facts = {
      label,
      sealed: seal(PURPOSE, delivery),
      ...(isDefault || first ? { isDefault: true } : {}),
    };
    if (!addressId) {
      const id = newId();
      await tx.db.insert(addresses).values({ id, userId: tx.actor.userId, createdAt: tx.now, ...facts });
      return id;
    }
    const changed = await tx.db
      .update(addresses)
      .set(facts)
      .where(mine(tx, addressId))
      .returning({ id: addresses.id });
    if (changed.length === 0) refuse<IdentityRefusal>({ code: 'identity/no-such-address' });
    return addressId;
  });
}

/** 기본 배송지: one of one's own addresses, in place of the one before. */
export async function makeDefaultAddress(ctx: Ctx<Shopper>, addressId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockMember(tx, tx.actor.userId);
    await tx.db.update(addresses).set({ isDefault: false }).where(mine(tx));
    const made = await tx.db
      .update(addresses)
      .set({ isDefault: true })
      .where(mine(tx, addressId))
      .returning({ id: addresses.id });
    if (made.length === 0) refuse<IdentityRefusal>({ code: 'identity/no-such-address' });
  });
}

/** Removes an address of one's own; when it was the default, the latest one left takes its place. */
export async function removeAddress(ctx: Ctx<Shopper>, addressId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockMember(tx, tx.actor.userId);
    const [removed] = await tx.db
      .delete(addresses)
      .where(mine(tx, addressId))
      .returning({ isDefault: addresses.isDefault });
    if (!removed) refuse<IdentityRefusal>({ code: 'identity/no-such-address' });
    const [latest] = removed.isDefault ? await listAddresses(tx) : [];
    if (latest) await tx.db.update(addresses).set({ isDefault: true }).where(mine(tx, latest.id));
  });
}
