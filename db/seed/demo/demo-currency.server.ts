import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { addDays, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { setCurrencyTerm } from '#app/stores/index.server.ts';
import { CurrencyTermInput } from '#app/stores/index.ts';
import {
  DAEJEON,
  giveGrant,
  grantPoints,
  saveGrantProgramme,
  saveProgramme,
} from '#app/wallet/index.server.ts';
import { storeCurrencyTerms, stores } from '#db/schema/stores.ts';
import { withFixedIds } from './fixed-ids.server.ts';

const PAUSED_STORE = 'cloud-confectionery';
const [GRANT_PROGRAMME, GRANT, POINTS] = [
  '019b74f1-8c00-7000-8000-0000000000d1',
  '019b74f1-8c00-7000-8000-0000000000d2',
  '019b74f1-8c00-7000-8000-0000000000d3',
];

const monthAndDay = (day: KstDay): string => `${Number(day.slice(5, 7))}월 ${Number(day.slice(8))}일`;

/** The anniversary sale's extra cashback, running around the day of the seed, on a budget of its own. */
export async function seedAnniversary(ctx: Ctx<System>): Promise<void> {
  const today = kstDayOf(ctx.now);
  await saveProgramme(ctx, {
    id: '019b74f1-8c00-7000-8000-000000000003',
    currency: DAEJEON,
    name: '온통대전몰 개장 기념 캐시백',
    funder: '대전광역시',
    tiers: [{ upTo: null, rateBps: 500 }],
    storeScope: { maxYearlySales: 3_000_000_000 },
    personalMonthlyCap: krw(25_000),
    monthlyBudget: krw(200_000_000),
    totalBudget: krw(300_000_000),
    validDays: 90,
    position: 20,
    beginsAt: startOfDay(addDays(today, -7)),
    endsAt: startOfDay(addDays(today, 21)),
  });
}

/** One store whose cashback rests for some weeks, with the reason a shopper reads. Twice is once. */
export async function seedPausedStore(ctx: Ctx<System>): Promise<void> {
  const [store] = await ctx.db.select({ id: stores.id }).from(stores).where(eq(stores.slug, PAUSED_STORE));
  if (!store) throw new Error(`no demo store ${PAUSED_STORE}`);
  const dated = and(eq(storeCurrencyTerms.storeId, store.id), isNotNull(storeCurrencyTerms.endsAt));
  const before = await ctx.db.select({ id: storeCurrencyTerms.id }).from(storeCurrencyTerms).where(dated);
  if (before.length > 0) return;
  const until = addDays(kstDayOf(ctx.now), 15);
  await setCurrencyTerm(
    ctx,
    CurrencyTermInput.parse({
      storeId: store.id,
      currency: DAEJEON,
      what: 'cashback',
      allowed: false,
      reason: `가맹점 정보를 다시 확인하고 있어 ${monthAndDay(addDays(until, -1))}까지 캐시백을 쉽니다. 온통대전으로 결제는 할 수 있습니다.`,
      beginsAt: startOfDay(addDays(kstDayOf(ctx.now), -3)),
      endsAt: startOfDay(until),
    }),
  );
}

/** What the demo's shopper got as a present: a grant of the city for markets, and points. Twice is once. */
export async function giveDemoMoney(ctx: Ctx<System>, userId: string): Promise<void> {
  await saveGrantProgramme(ctx, {
    id: GRANT_PROGRAMME,
    currency: DAEJEON,
    name: '전통시장 장보기 지원금',
    funder: '대전광역시',
    storeTypes: ['market'],
    validDays: 90,
    createdAt: ctx.now,
  });
  const given = { programmeId: GRANT_PROGRAMME, userId };
  await withFixedIds('demo money', ctx.now, async () => {
    await giveGrant(ctx, { ...given, grantId: GRANT, amount: krw(30_000) });
    await grantPoints(ctx, { userId, grantId: POINTS, amount: krw(10_000), validDays: 365 });
  });
}
