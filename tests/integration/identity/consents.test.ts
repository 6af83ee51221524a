import { expect, test } from 'vitest';
import { after } from '#app/core/kst.ts';
import { changeConsents, consentsOf, listConsentAnswers } from '#app/identity/index.server.ts';
import { aMember } from '#tests/support/a-member.ts';
import { systemCtx } from '#tests/support/a-shop.ts';

test('a consent withdrawn and given again leaves each answer with its time and version', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const at = (ms: number) => ({ ...member.ctx, now: after(ctx.now, ms) });
  await changeConsents(at(1000), { marketing: true, nightMarketing: true, personalisation: false });
  await changeConsents(at(2000), { marketing: true, nightMarketing: false, personalisation: false });
  await changeConsents(at(3000), { marketing: true, nightMarketing: true, personalisation: false });
  const answers = await listConsentAnswers(member.ctx);
  const night = answers.filter(({ document }) => document === 'night_marketing');
  expect(night.map(({ agreed }) => agreed)).toEqual([true, false, true]);
  expect(answers.filter(({ document }) => document === 'marketing')).toHaveLength(1);
  expect(await consentsOf(ctx, member.id)).toMatchObject({
    marketing: { agreed: true, version: expect.any(String), at: after(ctx.now, 1000) },
    night_marketing: { agreed: true, at: after(ctx.now, 3000) },
  });
});

test('saving the same answer twice writes it once, also at once', async () => {
  const ctx = await systemCtx();
  const member = await aMember(ctx);
  const say = () =>
    changeConsents(member.ctx, { marketing: true, nightMarketing: false, personalisation: false });
  await Promise.all([say(), say(), say()]);
  const answers = await listConsentAnswers(member.ctx);
  expect(answers.filter(({ document }) => document === 'marketing')).toHaveLength(1);
});
