import { findCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, days, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { giveCoupon, saveCampaign } from '#app/promotions/index.server.ts';
import { type CouponScope, type SaveCampaignDraft, SaveCampaignInput } from '#app/promotions/index.ts';
import { findStore } from '#app/stores/index.server.ts';
import { DEMO_STORES } from './all-stores.ts';
import { withFixedIds } from './fixed-ids.server.ts';

const idOf = (at: number): string => `019b74f1-8c00-7000-8000-0000000000c${at}`;
const [MARKET, STORE, WELCOME, ENDED] = [idOf(3), idOf(4), idOf(6), idOf(7)];
/** In days from today. */
const PERIOD = { running: [-3, 21], ended: [-20, -2] } as const;

type Facts = Omit<SaveCampaignDraft, 'claimFrom' | 'claimUntil' | 'useFrom' | 'useUntil'>;

/** The coupons of an anniversary sale that is on when the demo begins. */
async function campaigns(ctx: Ctx): Promise<Facts[]> {
  return [
    {
      id: idOf(1),
      name: '온통세일 30% 쿠폰',
      intro: '1주년을 맞아 대전시와 온통대전몰이 함께 드려요.',
      kind: 'percent',
      level: 'cart',
      rateBps: 3000,
      minimumOrder: 30_000,
      maxDiscount: 10_000,
      totalLimit: 3000,
      verifiedOnly: true,
      validDays: 7,
      cityBps: 5000,
      mallBps: 5000,
    },
    {
      id: idOf(2),
      name: '1주년 5,000원 쿠폰',
      intro: '다른 쿠폰 없이 이것 하나로 쓰는 쿠폰이에요.',
      kind: 'amount',
      level: 'cart',
      amount: 5000,
      minimumOrder: 20_000,
      totalLimit: 1000,
      combinable: false,
      cityBps: 10_000,
    },
    {
      id: MARKET,
      name: '전통시장 배송비 무료',
      intro: '시장 상점에서 10,000원 이상 사면 배송비를 온통대전몰이 내요.',
      kind: 'free_shipping',
      level: 'shipping',
      minimumOrder: 10_000,
      scope: { of: 'market-stores' },
      perPersonLimit: 3,
      mallBps: 10_000,
    },
    {
      id: STORE,
      name: `${DEMO_STORES[0]?.name} 단골 10% 쿠폰`,
      intro: '상점이 단골에게 드리는 쿠폰이에요.',
      kind: 'percent',
      level: 'store',
      rateBps: 1000,
      minimumOrder: 15_000,
      maxDiscount: 5000,
      scope: await storeScope(ctx),
      sellerBps: 10_000,
      onBuyerCancel: 'keep-used',
    },
    {
      id: idOf(5),
      name: '빵·케이크 15% 쿠폰',
      intro: '빵의 도시 대전, 고른 빵 한 가지를 할인해 드려요.',
      kind: 'percent',
      level: 'product',
      rateBps: 1500,
      maxDiscount: 3000,
      scope: await categoryScope(ctx, 'bread'),
      totalLimit: 500,
      mallBps: 6000,
      sellerBps: 4000,
    },
    {
      id: WELCOME,
      name: '첫 구매 3,000원 쿠폰',
      intro: '온통대전몰에 오신 것을 환영해요.',
      kind: 'amount',
      level: 'cart',
      amount: 3000,
      minimumOrder: 10_000,
      claimMode: 'given',
      mallBps: 10_000,
    },
    {
      id: ENDED,
      name: '가을맞이 2,000원 쿠폰',
      intro: '지난 행사에서 드린 쿠폰이에요.',
      kind: 'amount',
      level: 'cart',
      amount: 2000,
      cityBps: 10_000,
    },
  ];
}

async function storeScope(ctx: Ctx): Promise<CouponScope> {
  const store = await findStore(ctx, DEMO_STORES[0]?.slug ?? '');
  if (!store) throw new Error('the first store of the demo is missing');
  return { of: 'stores', ids: [store.id] };
}

async function categoryScope(ctx: Ctx, slug: string): Promise<CouponScope> {
  const found = await findCategory(ctx, slug);
  if (!found) throw new Error(`no category ${slug}`);
  return { of: 'categories', ids: [found.category.id] };
}

/** Twice is once: a campaign that is there stays as it is. */
export async function seedCampaigns(ctx: Ctx<System>): Promise<void> {
  const today = startOfDay(kstDayOf(ctx.now));
  for (const facts of await campaigns(ctx)) {
    const [from, until] = facts.id === ENDED ? PERIOD.ended : PERIOD.running;
    const [begins, ends] = [after(today, days(from)), after(today, days(until))];
    const period = { claimFrom: begins, claimUntil: ends, useFrom: begins, useUntil: ends };
    await saveCampaign(ctx, SaveCampaignInput.parse({ ...facts, ...period }));
  }
}

/** What the demo's shoppers find in their box, the last one expired; the rest they claim themselves. */
export async function giveDemoCoupons(ctx: Ctx<System>, key: string, userId: string): Promise<void> {
  const before = after(startOfDay(kstDayOf(ctx.now)), -days(10));
  const gifts = [
    { to: 'shopper', campaignId: WELCOME, now: ctx.now },
    { to: 'shopper', campaignId: MARKET, now: ctx.now },
    { to: 'shopper', campaignId: STORE, now: ctx.now },
    { to: 'shopper', campaignId: ENDED, now: before },
    { to: 'newcomer', campaignId: WELCOME, now: ctx.now },
  ];
  for (const { to, campaignId, now } of gifts)
    if (to === key)
      await withFixedIds(`coupon ${key} ${campaignId}`, now, () =>
        giveCoupon({ ...ctx, now }, { campaignId, userId, key: 'demo' }),
      );
}
