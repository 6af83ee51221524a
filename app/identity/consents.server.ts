import { and, desc, eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { consents } from '#db/schema/identity.ts';
import { CONSENT_TEXTS } from './consent-documents.ts';
import type { ChangeConsentsInput } from './inputs.ts';
import { lockMember } from './users.server.ts';
import type { ConsentDocument } from './words.ts';

type Given = { agreed: boolean; version: string; at: Date };

/** The latest answer of a member to each document; absent when never asked or never agreed. */
export async function consentsOf(ctx: Ctx, userId: string): Promise<Partial<Record<ConsentDocument, Given>>> {
  const rows = await ctx.db
    .selectDistinctOn([consents.document], {
      document: consents.document,
      agreed: consents.agreed,
      version: consents.version,
      at: consents.at,
    })
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(consents.document, desc(consents.at), desc(consents.id));
  return Object.fromEntries(rows.map(({ document, ...given }) => [document, given]));
}

/** Adds one answer per document under the version of the text shown; earlier answers stay. */
export async function recordConsents(
  tx: Ctx,
  userId: string,
  answers: Partial<Record<ConsentDocument, boolean>>,
): Promise<void> {
  const rows = (Object.entries(answers) as [ConsentDocument, boolean][]).map(([document, agreed]) => ({
    userId,
    document,
    agreed,
    version: CONSENT_TEXTS[document].version,
    at: tx.now,
  }));
  if (rows.length > 0) await tx.db.insert(consents).values(rows);
}

/** What a sign-up form agreed to; an optional box left empty leaves no row. */
export const agreedOnSignUp = (given: ChangeConsentsInput): Partial<Record<ConsentDocument, boolean>> => ({
  terms: true,
  age14: true,
  ...(given.marketing && { marketing: true }),
  ...(given.nightMarketing && { night_marketing: true }),
  ...(given.personalisation && { personalisation: true }),
});

/** The optional consents given or withdrawn in 마이페이지; only what changed is written. */
export async function changeConsents(ctx: Ctx<Shopper>, input: ChangeConsentsInput): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await lockMember(tx, userId);
    const before = await consentsOf(tx, userId);
    const asked = {
      marketing: input.marketing,
      night_marketing: input.nightMarketing,
      personalisation: input.personalisation,
    };
    const changed = Object.entries(asked).filter(
      ([document, agreed]) => (before[document as ConsentDocument]?.agreed ?? false) !== agreed,
    );
    await recordConsents(tx, userId, Object.fromEntries(changed));
  });
}

/** 맞춤 상품: whether what this person looks at and buys may choose what they are shown. */
export async function allowsPersonalisation(ctx: Ctx<Shopper>): Promise<boolean> {
  const [latest] = await ctx.db
    .select({ agreed: consents.agreed })
    .from(consents)
    .where(and(eq(consents.userId, ctx.actor.userId), eq(consents.document, 'personalisation')))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  return latest?.agreed ?? false;
}

/** Every optional answer a member gave, the latest first: shown in 마이페이지. */
export async function listConsentAnswers(ctx: Ctx<Shopper>) {
  return ctx.db
    .select({ id: consents.id, document: consents.document, agreed: consents.agreed, at: consents.at })
    .from(consents)
    .where(eq(consents.userId, ctx.actor.userId))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(50);
}
