import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/core/ctx.ts';
import { maskName } from '#app/platform/mask.ts';
import { keyedHash, seal, unseal } from '#app/platform/sealing.server.ts';
import { personVerifications, users } from '#db/schema/identity.ts';

type Contact = { name: string; phone: string };

const contactHashOf = ({ name, phone }: Contact): string =>
  keyedHash('person-contact', [name.normalize('NFC').replace(/\s/g, ''), phone.replace(/\D/g, '')].join('|'));

/** What a verification keeps of name and phone; nothing readable. */
export const contactColumns = (contact: Contact | undefined) =>
  contact
    ? { contactHash: contactHashOf(contact), nameSealed: seal('person-name', contact.name.trim()) }
    : {};

/**
 * The verified wallet holder of exactly this name and phone, or null. Only both together find a person, and why nobody
 * was found is never told: a guess learns nothing about one of them.
 */
export async function findByContact(ctx: Ctx, contact: Contact): Promise<string | null> {
  const rows = await ctx.db
    .select({ userId: personVerifications.userId })
    .from(personVerifications)
    .where(
      and(
        eq(personVerifications.contactHash, contactHashOf(contact)),
        eq(personVerifications.mayHoldWallet, true),
      ),
    )
    .limit(2);
  return rows.length === 1 ? (rows[0]?.userId ?? null) : null;
}

/** Names for another member's eyes, `김*통`: the verified one where there is one. */
export async function maskedNamesOf(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: users.id, name: users.name, sealed: personVerifications.nameSealed })
    .from(users)
    .leftJoin(personVerifications, eq(personVerifications.userId, users.id))
    .where(inArray(users.id, [...new Set(userIds)]));
  return new Map(
    rows.map(({ id, name, sealed }) => [
      id,
      maskName(sealed ? z.string().parse(unseal('person-name', sealed)) : name),
    ]),
  );
}
