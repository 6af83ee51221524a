import { desc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { after, minutes } from '#app/core/kst.ts';
import {
  askPasswordReset,
  findSession,
  isResetLive,
  mailPasswordReset,
  resetPassword,
  signIn,
  startSession,
} from '#app/identity/index.server.ts';
import { listLocalMails } from '#app/platform/mail.server.ts';
import { seal } from '#app/platform/sealing.server.ts';
import { localMails } from '#db/schema/platform.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

type Ctx = Awaited<ReturnType<typeof systemCtx>>;
const NEW_PASSWORD = 'a wholly different sentence';

/** What asking for a link leaves for the job, with the token known to the test. */
const requested = (ctx: Ctx, email: string, token = fresh('token')) => ({
  token,
  payload: {
    sealedRequest: seal('password-reset', {
      emailKey: email,
      token,
      link: `https://mall.example/reset/${token}`,
      expiresAt: after(ctx.now, minutes(30)).toISOString(),
    }),
  },
});

test('the link sets a new password once and ends every session', async () => {
  const ctx = await systemCtx();
  const { id, email } = await aMember(ctx);
  const session = await startSession(ctx, { userId: id, secondFactor: false, device: 'test' });
  const { token, payload } = requested(ctx, email);
  await mailPasswordReset(ctx, payload);
  await resetPassword(ctx, { token, password: NEW_PASSWORD });
  expect(await findSession(ctx, session)).toBeNull();
  await expect(signIn(ctx, { email, password: NEW_PASSWORD }, aClient())).resolves.toBeDefined();
  await expect(signIn(ctx, { email, password: PASSWORD }, aClient())).rejects.toThrow();
  const again = resetPassword(ctx, { token, password: 'yet another sentence' });
  await expect(again).rejects.toMatchObject({ reason: { code: 'identity/reset-link-dead' } });
});

test('of two who use the link at once, one sets the password', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const { token, payload } = requested(ctx, email);
  await mailPasswordReset(ctx, payload);
  const both = await Promise.allSettled([
    resetPassword(ctx, { token, password: 'the first sentence' }),
    resetPassword(ctx, { token, password: 'the second sentence' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('the link lives for half an hour', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const { token, payload } = requested(ctx, email);
  await mailPasswordReset(ctx, payload);
  const at = (ms: number): Ctx => ({ ...ctx, now: after(ctx.now, ms) });
  expect(await isResetLive(at(minutes(30) - 1), token)).toBe(true);
  expect(await isResetLive(at(minutes(30)), token)).toBe(false);
  await expect(resetPassword(at(minutes(30)), { token, password: NEW_PASSWORD })).rejects.toMatchObject({
    reason: { code: 'identity/reset-link-dead' },
  });
});

test('asking again closes the link before, and the job may run twice', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const [first, second] = [requested(ctx, email), requested(ctx, email)];
  await mailPasswordReset(ctx, first.payload);
  await mailPasswordReset(ctx, second.payload);
  await mailPasswordReset(ctx, second.payload);
  expect(await isResetLive(ctx, first.token)).toBe(false);
  expect(await isResetLive(ctx, second.token)).toBe(true);
  const mails = (await listLocalMails(ctx)).filter(({ recipient }) => recipient === email);
  expect(mails).toHaveLength(2);
  expect(mails.some(({ body }) => body.includes(`https://mall.example/reset/${second.token}`))).toBe(true);
});

test('an unknown address costs the same and gets no mail', async () => {
  const ctx = await systemCtx();
  const email = `${fresh('nobody')}@example.com`;
  const linkTo = (token: string) => `https://mall.example/reset/${token}`;
  await expect(askPasswordReset(ctx, { email, linkTo }, aClient())).resolves.toBeUndefined();
  await mailPasswordReset(ctx, requested(ctx, email).payload);
  const mails = await ctx.db.select().from(localMails).orderBy(desc(localMails.sentAt));
  expect(mails.filter(({ recipient }) => recipient === email)).toEqual([]);
});

test('the token stands readable neither in the queue nor in the table', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  let given = '';
  const linkTo = (token: string) => {
    given = token;
    return `https://mall.example/reset/${token}`;
  };
  await askPasswordReset(ctx, { email, linkTo }, aClient());
  await mailPasswordReset(ctx, requested(ctx, email, given).payload);
  const rows = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from password_resets where token_hash like ${`%${given}%`}`,
  );
  expect(Number(rows[0]?.n)).toBe(0);
  expect(await isResetLive(ctx, given)).toBe(true);
});

test('a fourth request within the hour is refused', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const ask = () => askPasswordReset(ctx, { email, linkTo: (token) => token }, aClient());
  for (let asked = 0; asked < 3; asked++) await ask();
  await expect(ask()).rejects.toMatchObject({ reason: { code: 'limits/too-many' } });
});
