import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, minutes } from '#app/core/kst.ts';
import { giveCoupon, saveCampaign } from '#app/promotions/index.server.ts';
import { SaveCampaignInput } from '#app/promotions/index.ts';
import { giveGrant, grantPoints, saveGrantProgramme } from '#app/wallet/index.server.ts';
import type { World } from './a-world.ts';

export const COUPON = 2_500;
export const POINTS = 3_000;
export const GRANT = 10_000;

/** What a shop gives people, handed to one of them: a coupon, points, and grant money for market stores. */
export async function giveMeans({ database, system }: World, email: string): Promise<void> {
  const rows = await database.client<{ id: string }[]>`select id from users where email = ${email}`;
  const userId = rows[0]?.id ?? '';
  const [campaignId, programmeId] = [newId(), newId()];
  // Given a minute before nobody could take it any more: the shop's page of coupons offers it to nobody else.
  const then = { ...system, now: after(system.now, -minutes(2)) };
  const period = { from: after(system.now, -days(1)), until: after(system.now, days(7)) };
  await saveCampaign(
    then,
    SaveCampaignInput.parse({
      id: campaignId,
      name: '반가워요 2,500원 쿠폰',
      intro: '처음 오신 분께',
      kind: 'amount',
      level: 'cart',
      amount: COUPON,
      claimFrom: period.from,
      claimUntil: after(system.now, -minutes(1)),
      useFrom: period.from,
      useUntil: period.until,
      cityBps: 6000,
      mallBps: 4000,
    }),
  );
  await giveCoupon(then, { campaignId, userId, key: newId() });
  await saveGrantProgramme(system, {
    id: programmeId,
    currency: 'daejeon',
    name: '장보기 지원금',
    funder: '대전광역시',
    storeTypes: ['market'],
    validDays: 90,
    createdAt: system.now,
  });
  await giveGrant(system, { grantId: newId(), programmeId, userId, amount: krw(GRANT) });
  await grantPoints(system, { grantId: newId(), userId, amount: krw(POINTS), validDays: 365 });
}
