import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findSession, signIn } from '#app/identity/index.server.ts';
import { sessions } from '#db/schema/identity.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

test('the address is compared without regard to case, the password with', async () => {
  const ctx = await systemCtx();
  const { id, email } = await aMember(ctx);
  const admitted = await signIn(ctx, { email: email.toUpperCase(), password: PASSWORD }, aClient());
  if (admitted.kind !== 'signed-in') throw new Error('a buyer needs no code');
  expect(await findSession(ctx, admitted.token)).toMatchObject({ userId: id });
  const shouted = signIn(ctx, { email, password: PASSWORD.toUpperCase() }, aClient());
  await expect(shouted).rejects.toMatchObject({ reason: { code: 'identity/wrong-sign-in' } });
});

test('an unknown address and a wrong password get the same answer', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const reasonOf = async (tried: string) =>
    signIn(ctx, { email: tried, password: 'not the password' }, aClient()).catch((error) => error.reason);
  expect(await reasonOf(email)).toEqual(await reasonOf(`${fresh('nobody')}@example.com`));
});

test('eleven wrong passwords in a row make the member wait, and the right one does not help', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  for (let tried = 0; tried < 10; tried++)
    await expect(signIn(ctx, { email, password: 'wrong' }, aClient())).rejects.toMatchObject({
      reason: { code: 'identity/wrong-sign-in' },
    });
  await expect(signIn(ctx, { email, password: PASSWORD }, aClient())).rejects.toMatchObject({
    reason: { code: 'limits/too-many', seconds: expect.any(Number) },
  });
});

test('one network may not try many members', async () => {
  const ctx = await systemCtx();
  const client = aClient();
  const tries = Array.from({ length: 61 }, () =>
    signIn(ctx, { email: `${fresh('nobody')}@example.com`, password: 'wrong' }, client).catch(
      (error) => error.reason.code,
    ),
  );
  const codes = await Promise.all(tries);
  expect(codes.filter((code) => code === 'limits/too-many')).toHaveLength(1);
});

test('signing in again ends the session the browser held', async () => {
  const ctx = await systemCtx();
  const { id, email } = await aMember(ctx);
  const first = await signIn(ctx, { email, password: PASSWORD }, aClient());
  if (first.kind !== 'signed-in') throw new Error('a buyer needs no code');
  const second = await signIn(ctx, { email, password: PASSWORD }, aClient({ session: first.token }));
  if (second.kind !== 'signed-in') throw new Error('a buyer needs no code');
  expect(second.token).not.toBe(first.token);
  expect(await findSession(ctx, first.token)).toBeNull();
  const rows = await ctx.db.select().from(sessions).where(eq(sessions.userId, id));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.tokenHash).not.toContain(second.token);
});
