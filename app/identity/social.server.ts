import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { freshSecret, seal, unseal } from '#app/platform/sealing.server.ts';
import { passwordResets, socialAccounts } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { findByEmail, findById } from './credentials.server.ts';
import { emailKeyOf } from './email.ts';
import type { IdentityRefusal } from './refusals.ts';
import { type Admission, admit } from './sign-in.server.ts';
import type { SocialProfile, SocialProvider } from './social-providers.server.ts';
import { SOCIAL_NAMES } from './words.ts';

const LIFE = minutes(10);
const JOURNEY = 'social-journey';
const NEWCOMER = 'social-newcomer';

const Journey = z.object({
  provider: z.enum(SOCIAL_NAMES),
  state: z.string(),
  redirectUri: z.string(),
  next: z.string(),
  /** A signed-in member who connects their account. */
  linkTo: z.uuid().nullable(),
  until: z.iso.datetime(),
});

const Newcomer = z.object({
  provider: z.enum(SOCIAL_NAMES),
  profile: z.object({
    providerUserId: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    name: z.string().nullable(),
  }),
  next: z.string(),
  until: z.iso.datetime(),
});
export type Newcomer = z.output<typeof Newcomer>;

type Outcome = (Admission | { kind: 'linked' } | { kind: 'newcomer'; sealed: string }) & { next: string };

/** Where to send the browser, and the sealed state it must bring back. */
export function beginSocial(
  ctx: Ctx,
  provider: SocialProvider,
  way: { redirectUri: string; next: string; linkTo: string | null },
): { url: string; sealed: string } {
  const state = freshSecret();
  const until = after(ctx.now, LIFE).toISOString();
  const journey: z.input<typeof Journey> = { provider: provider.name, state, until, ...way };
  return { url: provider.authorizeUrl(state, way.redirectUri).href, sealed: seal(JOURNEY, journey) };
}

/**
 * The browser is back. A known account signs in; a signed-in member connects it; a verified address finds its member
 * only if that member has proven the address to us too, else whoever joined first with a stranger's address would
 * share the account. Anybody else is asked for their consent first.
 */
export async function finishSocial(
  ctx: Ctx,
  provider: SocialProvider,
  back: { sealed: string; state: string; code: string },
  client: Client,
): Promise<Outcome> {
  const journey = open(JOURNEY, Journey, back.sealed, ctx.now);
  if (!journey || journey.provider !== provider.name || journey.state !== back.state)
    refuse<IdentityRefusal>({ code: 'identity/social-expired' });
  const { next, linkTo } = journey;
  if (linkTo && (ctx.actor.kind !== 'shopper' || ctx.actor.userId !== linkTo))
    refuse<IdentityRefusal>({ code: 'identity/social-expired' });
  const profile = await provider.readProfile(back.code, journey.redirectUri);
  if (!profile) refuse<IdentityRefusal>({ code: 'identity/social-failed' });
  const ownerId = await ownerOf(ctx, provider, profile);
  if (linkTo) {
    if (ownerId !== linkTo) await link(ctx, provider, profile, linkTo);
    return { kind: 'linked', next };
  }
  const userId = ownerId ?? (await memberByAddress(ctx, provider, profile));
  const user = userId ? await findById(ctx, userId) : null;
  if (user) return { ...(await admit(ctx, user, client)), next };
  const until = after(ctx.now, LIFE).toISOString();
  return {
    kind: 'newcomer',
    sealed: seal(NEWCOMER, { provider: provider.name, profile, next, until }),
    next,
  };
}

/** Who waits to give consent; null when it took too long. */
export const openNewcomer = (ctx: Ctx, sealed: string): Newcomer | null =>
  open(NEWCOMER, Newcomer, sealed, ctx.now);

function open<T extends { until: string }>(
  purpose: string,
  schema: z.ZodType<T>,
  sealed: string,
  now: Date,
): T | null {
  let text: unknown = null;
  try {
    text = unseal(purpose, sealed);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(text).data;
  return parsed && new Date(parsed.until) > now ? parsed : null;
}

async function ownerOf(ctx: Ctx, provider: SocialProvider, profile: SocialProfile): Promise<string | null> {
  const [row] = await ctx.db
    .select({ userId: socialAccounts.userId })
    .from(socialAccounts)
    .where(
      and(
        eq(socialAccounts.provider, provider.name),
        eq(socialAccounts.providerUserId, profile.providerUserId),
      ),
    );
  return row?.userId ?? null;
}

/** One account of a provider belongs to one member, and a member has one of each provider. */
export async function link(
  ctx: Ctx,
  provider: Pick<SocialProvider, 'name'>,
  profile: SocialProfile,
  userId: string,
): Promise<void> {
  const linked = await ctx.db
    .insert(socialAccounts)
    .values({
      provider: provider.name,
      providerUserId: profile.providerUserId,
      userId,
      linkedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ userId: socialAccounts.userId });
  if (linked.length === 0) refuse<IdentityRefusal>({ code: 'identity/social-linked-elsewhere' });
}

async function memberByAddress(
  ctx: Ctx,
  provider: SocialProvider,
  profile: SocialProfile,
): Promise<string | null> {
  const user =
    profile.email && profile.emailVerified ? await findByEmail(ctx, emailKeyOf(profile.email)) : null;
  if (!user) return null;
  if (!(await hasProvenAddress(ctx, user.id)))
    refuse<IdentityRefusal>({ code: 'identity/social-email-taken' });
  await link(ctx, provider, profile, user.id);
  return user.id;
}

/** A member who used a link mailed to them reads that mailbox. */
async function hasProvenAddress(ctx: Ctx, userId: string): Promise<boolean> {
  const [used] = await ctx.db
    .select({ at: passwordResets.usedAt })
    .from(passwordResets)
    .where(and(eq(passwordResets.userId, userId), isNotNull(passwordResets.usedAt)))
    .limit(1);
  return used !== undefined;
}

/** Which providers a member has connected. */
export async function listSocial(ctx: Ctx<Shopper>) {
  return ctx.db
    .select({ provider: socialAccounts.provider, linkedAt: socialAccounts.linkedAt })
    .from(socialAccounts)
    .where(eq(socialAccounts.userId, ctx.actor.userId))
    .orderBy(socialAccounts.provider);
}
