import { expect, test } from 'vitest';
import { after, minutes } from '#app/core/kst.ts';
import {
  beginSocial,
  createMember,
  findSession,
  finishSocial,
  mailPasswordReset,
  resetPassword,
  type SocialProfile,
  type SocialProvider,
  signUpSocially,
} from '#app/identity/index.server.ts';
import { SocialSignUpInput } from '#app/identity/index.ts';
import { seal } from '#app/platform/sealing.server.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

type Ctx = Parameters<typeof finishSocial>[0];

const aProfile = (over: Partial<SocialProfile> = {}): SocialProfile => ({
  providerUserId: fresh('kakao'),
  email: `${fresh('social')}@example.com`,
  emailVerified: true,
  name: '김카카오',
  ...over,
});

const saying = (profile: SocialProfile | null): SocialProvider => ({
  name: 'kakao',
  authorizeUrl: (state) => new URL(`https://kauth.example/authorize?state=${state}`),
  readProfile: async () => profile,
});

function thereAndBack(ctx: Ctx, provider: SocialProvider, linkTo: string | null = null) {
  const { url, sealed } = beginSocial(ctx, provider, {
    redirectUri: 'https://mall/back',
    next: '/cart',
    linkTo,
  });
  const state = new URL(url).searchParams.get('state') ?? '';
  return finishSocial(ctx, provider, { sealed, state, code: 'code' }, aClient());
}

const consented = (email: string) =>
  SocialSignUpInput.parse({ email, name: '김카카오', terms: 'on', age14: 'on' });

test('somebody new is asked for consent first, then joins and is signed in', async () => {
  const ctx = await systemCtx();
  const profile = aProfile();
  const outcome = await thereAndBack(ctx, saying(profile));
  if (outcome.kind !== 'newcomer') throw new Error('nobody knows this person yet');
  const typed = { ...consented('another@example.com'), sealed: outcome.sealed };
  const token = await signUpSocially(ctx, typed, aClient());
  expect(await findSession(ctx, token)).not.toBeNull();
  const again = await thereAndBack(ctx, saying(profile));
  expect(again).toMatchObject({ kind: 'signed-in', next: '/cart' });
});

test('a member who never proved the address is not handed to whoever verified it elsewhere', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  await expect(thereAndBack(ctx, saying(aProfile({ email })))).rejects.toMatchObject({
    reason: { code: 'identity/social-email-taken' },
  });
});

test('a member who used a mailed link is found by the verified address', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const token = fresh('token');
  const expiresAt = after(ctx.now, minutes(30)).toISOString();
  await mailPasswordReset(ctx, {
    sealedRequest: seal('password-reset', { emailKey: email, token, link: 'https://mall/x', expiresAt }),
  });
  await resetPassword(ctx, { token, password: 'a wholly different sentence' });
  expect(await thereAndBack(ctx, saying(aProfile({ email })))).toMatchObject({ kind: 'signed-in' });
});

test('an address the provider does not vouch for finds nobody and cannot be taken twice', async () => {
  const ctx = await systemCtx();
  const { email } = await aMember(ctx);
  const outcome = await thereAndBack(ctx, saying(aProfile({ email, emailVerified: false })));
  if (outcome.kind !== 'newcomer') throw new Error('an unverified address finds nobody');
  const joining = signUpSocially(ctx, { ...consented(email), sealed: outcome.sealed }, aClient());
  await expect(joining).rejects.toMatchObject({ reason: { code: 'identity/social-email-taken' } });
});

test('staff give their code after Kakao as well', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const profile = aProfile();
  expect(await thereAndBack(member.ctx, saying(profile), member.id)).toMatchObject({ kind: 'linked' });
  await createMember(ctx, { email: member.email, password: PASSWORD, name: '홍길동', roles: ['operator'] });
  expect(await thereAndBack(ctx, saying(profile))).toMatchObject({ kind: 'code-needed' });
});

test('an answer with another state, a late one and a refusing provider sign nobody in', async () => {
  const ctx = await systemCtx();
  const provider = saying(aProfile());
  const way = { redirectUri: 'https://mall/back', next: '/', linkTo: null };
  const { url, sealed } = beginSocial(ctx, provider, way);
  const state = new URL(url).searchParams.get('state') ?? '';
  const expired = { reason: { code: 'identity/social-expired' } };
  const forged = finishSocial(ctx, provider, { sealed, state: 'other', code: 'c' }, aClient());
  await expect(forged).rejects.toMatchObject(expired);
  const lateCtx = { ...ctx, now: after(ctx.now, minutes(10)) };
  const late = finishSocial(lateCtx, provider, { sealed, state, code: 'c' }, aClient());
  await expect(late).rejects.toMatchObject(expired);
  await expect(thereAndBack(ctx, saying(null))).rejects.toMatchObject({
    reason: { code: 'identity/social-failed' },
  });
});
