import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { BOOK_INVARIANTS } from '#app/bookcheck/invariants.ts';
import { WALLET_INVARIANTS } from '#app/bookcheck/wallet-invariants.ts';
import { WALLET_LIFE_INVARIANTS } from '#app/bookcheck/wallet-life-invariants.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { keyedHash, seal } from '#app/platform/sealing.server.ts';
import { type GiftRequest, sendGift } from '#app/wallet/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { personVerifications } from '#db/schema/identity.ts';
import { aShopper, type World } from './a-world.ts';
import { freshPhone, freshWord } from './fresh.ts';

/** The books balance, and everything of a wallet's life agrees with them. */
export async function expectWalletsClean(url: string, now: Date): Promise<void> {
  const owner = openDatabase({ url, pool: 1, role: 'owner', statementSeconds: 60 });
  try {
    const broken: Record<string, unknown> = {};
    for (const { name, offenders } of [...BOOK_INVARIANTS, ...WALLET_INVARIANTS, ...WALLET_LIFE_INVARIANTS]) {
      const query = String(offenders).replaceAll(':now', `timestamptz '${now.toISOString()}'`);
      const rows = await owner.db.execute(sql.raw(query));
      if (rows.length > 0) broken[name] = [...rows].slice(0, 5);
    }
    expect(broken).toEqual({});
  } finally {
    await owner.close();
  }
}

export type Person = { ctx: Ctx<Shopper>; name: string; phone: string };

/** A verified member others can send gifts to. */
export async function aPerson(world: World): Promise<Person> {
  const ctx = await aShopper(world);
  const [name, phone] = [`김${freshWord()}통`, freshPhone().replaceAll('-', '')];
  await world.system.db
    .update(personVerifications)
    .set({
      contactHash: keyedHash('person-contact', `${name}|${phone}`),
      nameSealed: seal('person-name', name),
    })
    .where(eq(personVerifications.userId, ctx.actor.userId));
  return { ctx, name, phone };
}

export const giftTo = (to: Person, amount: number, over: Partial<GiftRequest> = {}): GiftRequest => ({
  intentKey: newId(),
  currency: 'daejeon',
  name: to.name,
  phone: to.phone,
  amount: krw(amount),
  message: '',
  ...over,
});

export const send = async (from: Person, to: Person, amount: number, over: Partial<GiftRequest> = {}) =>
  (await sendGift(from.ctx, giftTo(to, amount, over), freshWord())).giftId;
