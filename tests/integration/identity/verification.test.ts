import { expect, test } from 'vitest';
import { kstDay } from '#app/core/kst.ts';
import { verificationOf, verifyPerson } from '#app/identity/index.server.ts';
import type { PersonVerifier } from '#app/identity/index.ts';
import { aClient, aMember } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

const service: PersonVerifier<{ personKey: string; birthday: string } | null> = {
  kind: 'service',
  readPerson: async (proof) => proof && { personKey: proof.personKey, birthday: kstDay(proof.birthday) },
};

test('a verified member of 13 may not hold a wallet, and may at 14', async () => {
  const ctx = await systemCtx(new Date('2026-11-22T14:59:59Z'));
  const member = await aMember(ctx);
  const proof = { personKey: fresh('person'), birthday: '2012-11-23' };
  await verifyPerson(member.ctx, service, proof, aClient());
  expect(await verificationOf(ctx, member.id)).toMatchObject({ mayHoldWallet: false, adult: false });
  const birthday = { ...member.ctx, now: new Date('2026-11-22T15:00:00Z') };
  await verifyPerson(birthday, service, proof, aClient());
  expect(await verificationOf(ctx, member.id)).toMatchObject({ mayHoldWallet: true, adult: false });
});

test('one person verifies one account, also with two at once', async () => {
  const ctx = await systemCtx();
  const members = [await aMember(ctx), await aMember(ctx)];
  const proof = { personKey: fresh('person'), birthday: '1990-01-01' };
  const both = await Promise.allSettled(
    members.map((member) => verifyPerson(member.ctx, service, proof, aClient())),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((one) => one.status === 'rejected');
  expect(refused?.reason).toMatchObject({ reason: { code: 'identity/person-taken' } });
});

test('a verified account stays the same person', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const as = (personKey: string) =>
    verifyPerson(member.ctx, service, { personKey, birthday: '1990-01-01' }, aClient());
  await as(fresh('person'));
  await expect(as(fresh('another'))).rejects.toMatchObject({ reason: { code: 'identity/person-differs' } });
});

test('who the service does not vouch for is not verified', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  await expect(verifyPerson(member.ctx, service, null, aClient())).rejects.toMatchObject({
    reason: { code: 'identity/person-not-confirmed' },
  });
  expect(await verificationOf(ctx, member.id)).toBeNull();
});
