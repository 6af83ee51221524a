import type { Ctx, System } from '#app/core/ctx.ts';
import { formatWon, type Krw } from '#app/core/krw.ts';
import { formatDay, formatInstant, type KstDay, startOfDay } from '#app/core/kst.ts';
import { maskedNamesOf } from '#app/identity/index.server.ts';
import { ownerOfCharge, readGift, readNoticed } from '#app/wallet/index.server.ts';
import { BUCKET_LABEL, type GiftState } from '#app/wallet/index.ts';
import { mailTo } from './mail-to.server.ts';

type Told = { title: string; lines: string[] };
type GiftFacts = { sender: string; receiver: string; amount: string; until: string };

const TO_RECEIVER: Record<GiftState, (of: GiftFacts) => Told> = {
  sent: (g) => ({
    title: `${g.sender} 님이 온통대전을 선물했습니다`,
    lines: [
      `${g.amount}을 선물받았습니다. 온통대전 지갑의 ‘받은 선물’에서 받거나 거절할 수 있습니다.`,
      `${g.until}까지 받지 않으면 보낸 분에게 돌아갑니다.`,
    ],
  }),
  accepted: (g) => ({
    title: '선물을 받았습니다',
    lines: [`${g.sender} 님이 보낸 ${g.amount}이 온통대전 충전금에 들어왔습니다.`],
  }),
  declined: (g) => ({
    title: '선물을 거절했습니다',
    lines: [`${g.sender} 님이 보낸 ${g.amount}은 보낸 분에게 돌아갔습니다.`],
  }),
  cancelled: (g) => ({
    title: '선물이 취소되었습니다',
    lines: [`${g.sender} 님이 보낸 선물 ${g.amount}을 보낸 분이 취소했습니다.`],
  }),
  lapsed: (g) => ({
    title: '선물 받는 기한이 지났습니다',
    lines: [`${g.sender} 님이 보낸 선물 ${g.amount}은 기한이 지나 보낸 분에게 돌아갔습니다.`],
  }),
};
const BACK =
  '금액은 원래 있던 충전금으로 돌아왔습니다. 보유 한도를 넘는 금액은 자리가 날 때까지 따로 보관합니다.';
const TO_SENDER: Record<GiftState, (of: GiftFacts) => Told> = {
  sent: (g) => ({
    title: '온통대전을 선물했습니다',
    lines: [
      `${g.receiver} 님에게 ${g.amount}을 보냈습니다. 받기 전까지 지갑의 ‘보낸 선물’에서 취소할 수 있습니다.`,
      `${g.until}까지 받지 않으면 돌아옵니다.`,
    ],
  }),
  accepted: (g) => ({
    title: '보낸 선물을 받았습니다',
    lines: [`${g.receiver} 님이 ${g.amount} 선물을 받았습니다.`],
  }),
  declined: (g) => ({
    title: '보낸 선물이 돌아왔습니다',
    lines: [`${g.receiver} 님이 ${g.amount} 선물을 받지 않기로 했습니다.`, BACK],
  }),
  cancelled: (g) => ({
    title: '선물을 취소했습니다',
    lines: [`${g.receiver} 님에게 보낸 ${g.amount} 선물을 취소했습니다.`, BACK],
  }),
  lapsed: (g) => ({
    title: '보낸 선물이 돌아왔습니다',
    lines: [`${g.receiver} 님이 기한까지 ${g.amount} 선물을 받지 않았습니다.`, BACK],
  }),
};

/** Tells both sides of a gift what happened to it, once per event. The message stays on the gift's page. */
export async function mailGift(ctx: Ctx<System>, giftId: string, event: GiftState): Promise<void> {
  const gift = await readGift(ctx, giftId);
  if (!gift) return;
  const names = await maskedNamesOf(ctx, [gift.senderId, gift.receiverId]);
  const facts: GiftFacts = {
    sender: names.get(gift.senderId) ?? '회원',
    receiver: names.get(gift.receiverId) ?? '회원',
    amount: formatWon(gift.amount),
    until: formatInstant(gift.acceptBy),
  };
  await mailTo(ctx, gift.receiverId, `gift:${giftId}:${event}`, TO_RECEIVER[event](facts));
  await mailTo(ctx, gift.senderId, `gift:${giftId}:${event}`, TO_SENDER[event](facts));
}

/** 소멸 예정 안내 of one day: what ends when. Says nothing when all of it was used meanwhile. */
export async function mailExpiring(ctx: Ctx<System>, userId: string, day: KstDay): Promise<void> {
  const ending = await readNoticed(ctx, userId, day);
  if (ending.length === 0) return;
  await mailTo(ctx, userId, `expiry:${day}`, {
    title: '곧 사라지는 금액이 있습니다',
    lines: ['아래 금액은 적힌 날까지 쓸 수 있고, 그날이 지나면 사라집니다.'],
    facts: ending.map(({ bucket, expiresOn, amount }) => ({
      label: BUCKET_LABEL[bucket],
      value: `${formatWon(amount)}, ${formatDay(startOfDay(expiresOn))}까지`,
    })),
    notes: ['쓸 수 있는 기간이 끝나기 30일, 7일, 1일 전에 알려 드립니다.'],
  });
}

/** Tells who charged that the money went back to what it was charged with. */
export async function mailPayOutDone(
  ctx: Ctx<System>,
  refund: { id: string; chargeId: string; reason: string; external: Krw },
): Promise<void> {
  const userId = await ownerOfCharge(ctx, refund.chargeId);
  if (!userId) return;
  await mailTo(ctx, userId, `pay-out:${refund.id}`, {
    title: `${refund.reason} 완료 안내`,
    lines: [
      `${formatWon(refund.external)}을 충전할 때 쓴 결제 수단으로 돌려보냈습니다.`,
      '카드 환불은 카드사에 따라 3~4영업일이 걸릴 수 있습니다.',
    ],
  });
}
