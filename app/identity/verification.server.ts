import { and, eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { kstDay } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow } from '#app/limits/index.server.ts';
import { env } from '#app/platform/env.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { personVerifications } from '#db/schema/identity.ts';
import { decideAges } from './ages.ts';
import type { Client } from './client.ts';
import type { StandInPersonInput } from './inputs.ts';
import { contactColumns } from './known-people.server.ts';
import type { PersonVerifier, VerifiedPerson } from './person-verifier.ts';
import type { IdentityRefusal } from './refusals.ts';
import { lockMember } from './users.server.ts';

/** 본인인증 of a member: who may hold a wallet (14 or over) and who is adult; null when not verified. */
export async function verificationOf(ctx: Ctx, userId: string) {
  const [row] = await ctx.db
    .select({
      mayHoldWallet: personVerifications.mayHoldWallet,
      adult: personVerifications.adult,
      verifiedAt: personVerifications.verifiedAt,
    })
    .from(personVerifications)
    .where(eq(personVerifications.userId, userId));
  return row ?? null;
}

/** Whether whoever asks is a member verified as adult; guests and visitors never are (domain.md §7.8). */
export const isAdult = async ({ actor, ...ctx }: Ctx): Promise<boolean> =>
  actor.kind === 'shopper' && ((await verificationOf({ ...ctx, actor }, actor.userId))?.adult ?? false);

/** Believes what is typed: the demo's stand-in for a verification service. */
const standIn: PersonVerifier<StandInPersonInput> = {
  kind: 'stand-in',
  readPerson: async ({ name, birthday, phone }) => ({
    personKey: [name.normalize('NFC').replace(/\s/g, ''), birthday, phone].join('|'),
    birthday: kstDay(birthday),
    contact: { name, phone },
  }),
};

/** The stand-in of the demo; null where no verification service is connected. */
export const personVerifier = (): PersonVerifier<StandInPersonInput> | null =>
  env().MALL_DEMO ? standIn : null;

/** 본인인증 through a verifier. Tries are counted, for each one costs money at a real service. */
export async function verifyPerson<Proof>(
  ctx: Ctx<Shopper>,
  verifier: PersonVerifier<Proof>,
  proof: Proof,
  client: Client,
): Promise<{ mayHoldWallet: boolean; adult: boolean }> {
  await allow(ctx, 'verify-person', { person: ctx.actor.userId, network: client.network });
  const person = await verifier.readPerson(proof);
  if (!person) refuse<IdentityRefusal>({ code: 'identity/person-not-confirmed' });
  return saveVerification(ctx, ctx.actor.userId, person);
}

/** One real person has one account; who verifies again stays the same person and gets today's age. */
export async function saveVerification(
  ctx: Ctx,
  userId: string,
  person: VerifiedPerson,
): Promise<{ mayHoldWallet: boolean; adult: boolean }> {
  const ages = decideAges(person.birthday, ctx.now);
  if (ages.kind === 'not-born') refuse<IdentityRefusal>({ code: 'identity/not-born' });
  const { mayHoldWallet, adult } = ages;
  const facts = { mayHoldWallet, adult, verifiedAt: ctx.now, ...contactColumns(person.contact) };
  const personHash = keyedHash('person', person.personKey);
  await inTransaction(ctx, async (tx) => {
    await lockMember(tx, userId);
    const renewed = await tx.db
      .update(personVerifications)
      .set(facts)
      .where(and(eq(personVerifications.userId, userId), eq(personVerifications.personHash, personHash)))
      .returning({ userId: personVerifications.userId });
    if (renewed.length > 0) return;
    if (await verificationOf(tx, userId)) refuse<IdentityRefusal>({ code: 'identity/person-differs' });
    const saved = await tx.db
      .insert(personVerifications)
      .values({ userId, personHash, ...facts })
      .onConflictDoNothing()
      .returning({ userId: personVerifications.userId });
    if (saved.length === 0) refuse<IdentityRefusal>({ code: 'identity/person-taken' });
  });
  return { mayHoldWallet, adult };
}
