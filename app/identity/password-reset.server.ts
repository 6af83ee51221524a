import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow } from '#app/limits/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { sendMail } from '#app/platform/mail.server.ts';
import { mailLayout } from '#app/platform/mail-layout.ts';
import { freshSecret, keyedHash, seal, unseal } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { passwordResets, users } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { findByEmail, findById } from './credentials.server.ts';
import { emailKeyOf } from './email.ts';
import { hashPassword } from './passwords.server.ts';
import type { IdentityRefusal } from './refusals.ts';
import { endAllSessions } from './sessions.server.ts';
import { mustBeGoodPassword } from './sign-up.server.ts';

const LIFE_MINUTES = 30;
const REQUEST = 'password-reset';
const ResetRequest = z.object({
  emailKey: z.string(),
  token: z.string(),
  link: z.string(),
  expiresAt: z.iso.datetime(),
});

const hashOf = (token: string): string => keyedHash('password-reset', token);

/**
 * Asks for a link by mail. Whether the address has a member is found out by the job alone, so a known and an unknown
 * address cost the same and get the same answer.
 */
export async function askPasswordReset(
  ctx: Ctx,
  input: { email: string; linkTo: (token: string) => string },
  client: Client,
): Promise<void> {
  const emailKey = emailKeyOf(input.email);
  await allow(ctx, 'reset-password', { person: keyedHash('limit', emailKey), network: client.network });
  const token = freshSecret();
  const request: z.input<typeof ResetRequest> = {
    emailKey,
    token,
    link: input.linkTo(token),
    expiresAt: after(ctx.now, minutes(LIFE_MINUTES)).toISOString(),
  };
  await enqueue(ctx, 'identity.mail-reset', { sealedRequest: seal(REQUEST, request) });
}

/** The job: opens the link for the member, closes those asked for before, and mails it. Running twice is running once. */
export async function mailPasswordReset(ctx: Ctx<System>, payload: { sealedRequest: string }): Promise<void> {
  const request = ResetRequest.parse(unseal(REQUEST, payload.sealedRequest));
  const user = await findByEmail(ctx, request.emailKey);
  if (!user || new Date(request.expiresAt) <= ctx.now) return;
  const tokenHash = hashOf(request.token);
  await inTransaction(ctx, async (tx) => {
    const opened = await tx.db
      .insert(passwordResets)
      .values({ tokenHash, userId: user.id, expiresAt: new Date(request.expiresAt) })
      .onConflictDoNothing()
      .returning({ tokenHash: passwordResets.tokenHash });
    if (opened.length > 0) await closeOthers(tx, user.id, tokenHash);
  });
  await sendMail(ctx, {
    to: user.email,
    subject: '[온통대전몰] 비밀번호를 새로 정해 주세요',
    key: `reset:${tokenHash}`,
    ...mailLayout({
      title: '비밀번호를 새로 정해 주세요',
      lines: [
        '비밀번호 찾기를 요청하셨습니다. 아래 주소에서 새 비밀번호를 정해 주세요.',
        `이 주소는 ${LIFE_MINUTES}분 동안 한 번만 쓸 수 있습니다.`,
      ],
      action: { label: '새 비밀번호 정하기', url: request.link },
      notes: ['요청하지 않으셨다면 이 메일을 지워 주세요. 비밀번호는 바뀌지 않습니다.'],
    }),
  });
}

/** A link that was not used becomes worthless when a newer one is asked for. */
async function closeOthers(tx: Ctx, userId: string, newest: string): Promise<void> {
  const { userId: member, tokenHash, usedAt } = passwordResets;
  await tx.db.delete(passwordResets).where(and(eq(member, userId), ne(tokenHash, newest), isNull(usedAt)));
}

const live = (ctx: Ctx, token: string) =>
  and(
    eq(passwordResets.tokenHash, hashOf(token)),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, ctx.now),
  );

/** Whether a link still opens. */
export async function isResetLive(ctx: Ctx, token: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ userId: passwordResets.userId })
    .from(passwordResets)
    .where(live(ctx, token));
  return row !== undefined;
}

/** A new password by the mailed link, once; every session of the member ends. */
export async function resetPassword(ctx: Ctx, input: { token: string; password: string }): Promise<void> {
  const [reset] = await ctx.db
    .select({ userId: passwordResets.userId })
    .from(passwordResets)
    .where(live(ctx, input.token));
  const user = reset ? await findById(ctx, reset.userId) : null;
  if (!user) refuse<IdentityRefusal>({ code: 'identity/reset-link-dead' });
  mustBeGoodPassword(input.password, user);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    const used = await tx.db
      .update(passwordResets)
      .set({ usedAt: tx.now })
      .where(live(tx, input.token))
      .returning({ userId: passwordResets.userId });
    if (used.length === 0) refuse<IdentityRefusal>({ code: 'identity/reset-link-dead' });
    await tx.db.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endAllSessions(tx, user.id);
  });
}
