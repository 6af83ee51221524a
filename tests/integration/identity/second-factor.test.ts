import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { after, minutes } from '#app/core/kst.ts';
import {
  beginSecondFactor,
  checkSecondFactor,
  createMember,
  findSession,
  signIn,
  totpCode,
} from '#app/identity/index.server.ts';
import { auditLog } from '#db/schema/audit.ts';
import { sessions } from '#db/schema/identity.ts';
import { aClient, aMember, codeAt, type Member, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

type Ctx = Awaited<ReturnType<typeof systemCtx>>;

async function passwordDone(ctx: Ctx, member: Pick<Member, 'email'>): Promise<string> {
  const admitted = await signIn(ctx, { email: member.email, password: PASSWORD }, aClient());
  if (admitted.kind !== 'code-needed') throw new Error('staff must give a code');
  return admitted.login;
}

test('the password alone gives staff no session', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx, { roles: ['operator'] });
  await passwordDone(ctx, member);
  expect(await ctx.db.select().from(sessions).where(eq(sessions.userId, member.id))).toEqual([]);
});

test('the code opens a staff session and leaves an audit row', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx, { roles: ['seller'] });
  const login = await passwordDone(ctx, member);
  const { token, roles } = await checkSecondFactor(ctx, { login, code: await codeAt(ctx.now) }, aClient());
  expect(roles).toEqual(['seller']);
  expect(await findSession(ctx, token)).toMatchObject({ userId: member.id, secondFactorAt: ctx.now });
  const [row] = await ctx.db.select().from(auditLog).where(eq(auditLog.actorId, member.id));
  expect(row).toMatchObject({ action: 'identity.sign-in', after: { roles: ['seller'] } });
});

test('a code opens once, also when sent twice at once', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx, { roles: ['operator'] });
  const login = await passwordDone(ctx, member);
  const given = { login, code: await codeAt(ctx.now) };
  const both = await Promise.allSettled([
    checkSecondFactor(ctx, given, aClient()),
    checkSecondFactor(ctx, given, aClient()),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(checkSecondFactor(ctx, given, aClient())).rejects.toMatchObject({
    reason: { code: 'identity/wrong-code' },
  });
});

test('the next code works half a minute later', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx, { roles: ['operator'] });
  const login = await passwordDone(ctx, member);
  await checkSecondFactor(ctx, { login, code: await codeAt(ctx.now) }, aClient());
  const later = { ...ctx, now: after(ctx.now, 30_000) };
  const again = checkSecondFactor(later, { login, code: await codeAt(later.now) }, aClient());
  await expect(again).resolves.toMatchObject({ token: expect.any(String) });
});

test('six wrong codes make the member wait', async () => {
  const ctx = await systemCtx();
  const login = await passwordDone(ctx, await aMember(ctx, { roles: ['operator'] }));
  const right = await codeAt(ctx.now);
  const wrong = right === '000000' ? '000001' : '000000';
  for (let tried = 0; tried < 5; tried++)
    await expect(checkSecondFactor(ctx, { login, code: wrong }, aClient())).rejects.toMatchObject({
      reason: { code: 'identity/wrong-code' },
    });
  await expect(checkSecondFactor(ctx, { login, code: right }, aClient())).rejects.toMatchObject({
    reason: { code: 'limits/too-many' },
  });
});

test('ten minutes after the password the code is of no use, and a changed cookie never is', async () => {
  const ctx = await systemCtx();
  const login = await passwordDone(ctx, await aMember(ctx, { roles: ['operator'] }));
  expect(await beginSecondFactor({ ...ctx, now: after(ctx.now, minutes(10)) }, login)).toBeNull();
  expect(await beginSecondFactor(ctx, `${login.slice(0, -4)}AAAA`)).toBeNull();
  expect(await beginSecondFactor(ctx, login)).toMatchObject({ register: null });
});

test('staff without an authenticator app register one with their first sign-in', async () => {
  const ctx = await systemCtx();
  const email = `${fresh('new-staff')}@example.com`;
  await createMember(ctx, { email, password: PASSWORD, name: '새직원', roles: ['operator'] });
  const login = await passwordDone(ctx, { email });
  const begun = await beginSecondFactor(ctx, login);
  const secret = begun?.register?.secret ?? '';
  expect(begun?.register?.uri).toContain(`secret=${secret}`);
  await checkSecondFactor(ctx, { login, code: await totpCode(secret, ctx.now) }, aClient());
  expect(await beginSecondFactor(ctx, await passwordDone(ctx, { email }))).toMatchObject({ register: null });
});

test('a shopper who becomes staff is signed out', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const admitted = await signIn(ctx, { email: member.email, password: PASSWORD }, aClient());
  if (admitted.kind !== 'signed-in') throw new Error('a buyer needs no code');
  await createMember(ctx, { email: member.email, password: PASSWORD, name: '홍길동', roles: ['operator'] });
  expect(await findSession(ctx, admitted.token)).toBeNull();
});
