import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { CouponScope } from './coupon-scope.ts';
import { BUYER_CANCEL_RULES, CLAIM_MODES, COUPON_KINDS, COUPON_LEVELS } from './words.ts';

const count = z.number().int().min(1).max(10_000_000);
const amount = z.number().int().min(0).max(10_000_000).transform(krw);
const basisPoints = z.number().int().min(0).max(10_000);

/** A campaign as its planner writes it; the table's checks say what fits together. */
export const SaveCampaignInput = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(60),
  intro: z.string().max(200),
  kind: z.enum(COUPON_KINDS),
  level: z.enum(COUPON_LEVELS),
  rateBps: basisPoints.default(0),
  amount: amount.default(krw(0)),
  minimumOrder: amount.default(krw(0)),
  maxDiscount: amount.nullable().default(null),
  scope: CouponScope.default({ of: 'all' }),
  claimMode: z.enum(CLAIM_MODES).default('open'),
  claimFrom: z.date(),
  claimUntil: z.date(),
  useFrom: z.date(),
  useUntil: z.date(),
  validDays: count.nullable().default(null),
  totalLimit: count.nullable().default(null),
  perPersonLimit: z.number().int().min(1).max(100).default(1),
  verifiedOnly: z.boolean().default(false),
  combinable: z.boolean().default(true),
  cityBps: basisPoints.default(0),
  mallBps: basisPoints.default(0),
  sellerBps: basisPoints.default(0),
  onBuyerCancel: z.enum(BUYER_CANCEL_RULES).default('restore-if-valid'),
  extendDays: z.number().int().min(1).max(365).default(7),
});
export type SaveCampaignDraft = z.input<typeof SaveCampaignInput>;

export const ClaimInput = z.object({
  campaignId: z.uuid('쿠폰을 찾을 수 없습니다.'),
  key: z.uuid('요청을 이해하지 못했습니다. 새로고침한 뒤 다시 시도해 주세요.'),
});

const MOST_CHOSEN = 50;
const ids = z.array(z.uuid()).max(MOST_CHOSEN, `쿠폰은 ${MOST_CHOSEN}장까지 고를 수 있습니다.`);

/** The order form's coupon fields: propose the best, or only those ticked. One tick arrives as text, several as a list. */
export const COUPON_FIELDS = {
  couponMode: z.enum(['auto', 'chosen']).default('auto'),
  couponIds: z
    .union([ids, z.uuid().transform((id) => [id])])
    .default([])
    .transform((chosen) => [...new Set(chosen)].sort()),
};
