import { expect, test } from 'vitest';
import { after, days, hours, minutes } from '#app/core/kst.ts';
import {
  changePassword,
  endAllSessions,
  endOwnSession,
  findSession,
  listSessions,
  signIn,
  startSession,
} from '#app/identity/index.server.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { systemCtx } from '#tests/support/a-shop.ts';

type Ctx = Awaited<ReturnType<typeof systemCtx>>;
const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: after(ctx.now, ms) });

test.each([
  { who: 'a buyer', secondFactor: false, idle: days(14) },
  { who: 'staff', secondFactor: true, idle: minutes(30) },
])('$who is signed out when nothing happened for the idle time', async ({ secondFactor, idle }) => {
  const ctx = await systemCtx();
  const { id } = await aMember(ctx);
  const open = () => startSession(ctx, { userId: id, secondFactor, device: 'test' });
  expect(await findSession(later(ctx, idle - 1), await open())).not.toBeNull();
  expect(await findSession(later(ctx, idle), await open())).toBeNull();
});

test.each([
  { who: 'a buyer', secondFactor: false, step: days(13), absolute: days(90) },
  { who: 'staff', secondFactor: true, step: minutes(29), absolute: hours(12) },
])('$who is signed out in the end, however busy', async ({ secondFactor, step, absolute }) => {
  const ctx = await systemCtx();
  const { id } = await aMember(ctx);
  const token = await startSession(ctx, { userId: id, secondFactor, device: 'test' });
  for (let at = step; at < absolute; at += step)
    expect(await findSession(later(ctx, at), token), `after ${at} ms`).not.toBeNull();
  expect(await findSession(later(ctx, absolute), token)).toBeNull();
});

test('everywhere means everywhere', async () => {
  const ctx = await systemCtx();
  const { id } = await aMember(ctx);
  const stranger = await aMember(ctx);
  const open = (userId: string) => startSession(ctx, { userId, secondFactor: false, device: 'test' });
  const [phone, desk, other] = [await open(id), await open(id), await open(stranger.id)];
  await endAllSessions(ctx, id);
  expect(await findSession(ctx, phone)).toBeNull();
  expect(await findSession(ctx, desk)).toBeNull();
  expect(await findSession(ctx, other)).not.toBeNull();
});

test("nobody can end a stranger's session, or see it", async () => {
  const ctx = await systemCtx();
  const [mine, theirs] = [await aMember(ctx), await aMember(ctx)];
  const token = await startSession(ctx, { userId: theirs.id, secondFactor: false, device: 'theirs' });
  const [row] = await listSessions(theirs.ctx, token);
  expect(row).toMatchObject({ device: 'theirs', current: true });
  await endOwnSession(mine.ctx, row?.key ?? '');
  expect(await findSession(ctx, token)).not.toBeNull();
  expect(await listSessions(mine.ctx, null)).toEqual([]);
});

test('a new password keeps this browser under a new secret and ends every other', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const open = () => startSession(ctx, { userId: member.id, secondFactor: false, device: 'test' });
  const [here, elsewhere] = [await open(), await open()];
  const typed = { currentPassword: PASSWORD, password: 'another fine sentence' };
  const kept = await changePassword(member.ctx, typed, aClient({ session: here }));
  expect(await findSession(ctx, kept ?? '')).toMatchObject({ userId: member.id });
  expect(await findSession(ctx, here)).toBeNull();
  expect(await findSession(ctx, elsewhere)).toBeNull();
  const withNew = signIn(ctx, { email: member.email, password: typed.password }, aClient());
  await expect(withNew).resolves.toMatchObject({ kind: 'signed-in' });
});

test('the present password must be right to set a new one', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const typed = { currentPassword: 'wrong', password: 'another fine sentence' };
  await expect(changePassword(member.ctx, typed, aClient())).rejects.toMatchObject({
    reason: { code: 'identity/wrong-current-password' },
  });
});
