import { count, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { consentsOf, findSession, mailSignUpTried, signUp } from '#app/identity/index.server.ts';
import { SignUpInput } from '#app/identity/index.ts';
import { listLocalMails } from '#app/platform/mail.server.ts';
import { consents, users } from '#db/schema/identity.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

const input = (over: Record<string, string> = {}) =>
  SignUpInput.parse({
    email: `${fresh('joins')}@example.com`,
    password: PASSWORD,
    name: '새회원',
    terms: 'on',
    age14: 'on',
    ...over,
  });

test('who joins is signed in, with the consents given and no others', async () => {
  const ctx = await systemCtx();
  const token = await signUp(ctx, input({ marketing: 'on' }), aClient());
  const session = await findSession(ctx, token);
  expect(session).toMatchObject({ roles: [], secondFactorAt: null });
  const given = await consentsOf(ctx, session?.userId ?? '');
  expect(Object.keys(given).sort()).toEqual(['age14', 'marketing', 'terms']);
  expect(given.terms).toMatchObject({ agreed: true, at: ctx.now });
});

test('of two who join with one address at once, one is let in', async () => {
  const ctx = await systemCtx();
  const asked = input();
  const both = await Promise.allSettled([
    signUp(ctx, asked, aClient()),
    signUp(ctx, { ...asked, email: asked.email.toUpperCase() }, aClient()),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((one) => one.status === 'rejected');
  expect(refused?.reason).toMatchObject({ reason: { code: 'identity/email-unavailable' } });
  const [made] = await ctx.db.select({ n: count() }).from(users).where(eq(users.emailKey, asked.email));
  expect(made?.n).toBe(1);
});

test('the owner of a taken address gets one mail, however often the job runs', async () => {
  const ctx = await systemCtx();
  const { id, email } = await aMember(ctx);
  const trying = signUp(ctx, input({ email }), aClient());
  await expect(trying).rejects.toMatchObject({ reason: { code: 'identity/email-unavailable' } });
  const payload = { userId: id, at: ctx.now.toISOString() };
  await mailSignUpTried(ctx, payload);
  await mailSignUpTried(ctx, payload);
  const mails = (await listLocalMails(ctx)).filter(({ recipient }) => recipient === email);
  expect(mails.map(({ subject }) => subject)).toEqual(['[온통대전몰] 이미 가입하신 이메일입니다']);
});

test('a password out of the lists of stolen ones makes no member', async () => {
  const ctx = await systemCtx();
  const asked = input({ password: 'password123' });
  await expect(signUp(ctx, asked, aClient())).rejects.toMatchObject({
    reason: { code: 'identity/weak-password', because: 'common' },
  });
  expect(await ctx.db.select().from(users).where(eq(users.emailKey, asked.email))).toEqual([]);
});

test('what somebody consented to cannot be changed afterwards', async () => {
  const ctx = await systemCtx();
  const { id } = await aMember(ctx);
  const changing = ctx.db.update(consents).set({ agreed: false }).where(eq(consents.userId, id));
  await expect(changing).rejects.toThrow();
});
