import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { saveCampaign } from '#app/promotions/index.server.ts';
import { SaveCampaignInput } from '#app/promotions/index.ts';
import { openBudgets, saveGrantProgramme, savePointPolicy } from '#app/wallet/index.server.ts';
import { EVERY_STORE } from '#app/wallet/index.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { currencies, currencyPolicies } from '#db/schema/wallet.ts';
import { type AVariant, aBundle, aStore, aVariant, type World } from '#tests/support/a-world.ts';
import { aPerson, type Person } from '#tests/support/wallet-life.ts';

const BEGAN = new Date('2026-01-01T00:00:00+09:00');
/** Late on the last day but one of a month: midnight and month end are near. */
export const MORNING = new Date('2026-11-29T14:58:00Z');

export const LIMITS = { month: krw(200_000), holding: krw(80_000) };
export const PROGRAMMES = [
  {
    id: '00000000-0000-7000-8000-0000000000a1',
    name: '기본',
    rate: 1000,
    cap: 4000,
    budget: 9000,
    market: false,
    payout: 'confirmed' as const,
  },
  {
    id: '00000000-0000-7000-8000-0000000000a2',
    name: '시장',
    rate: 300,
    cap: 15_000,
    budget: 700,
    market: true,
    payout: 'confirmed' as const,
  },
  {
    id: '00000000-0000-7000-8000-0000000000a3',
    name: '바로',
    rate: 500,
    cap: 50_000,
    budget: 100_000,
    market: false,
    payout: 'paid' as const,
  },
];
export const GRANT = '00000000-0000-7000-8000-0000000000b1';

export type Town = {
  people: [Person, Person];
  system: Ctx<System>;
  owner: Database;
  shoppers: [Ctx<Shopper>, Ctx<Shopper>];
  /** What has a shelf, with what lay on it. */
  variants: { variant: AVariant; stock: number }[];
  /** What can be put in a cart: those, and a bundle of some. */
  offers: string[];
  campaigns: string[];
};

/** Rules with little money, small caps and few goods, so that a short history runs into every one of them. */
export async function foundTown(
  database: Database,
  owner: Database,
): Promise<Omit<Town, 'people' | 'shoppers' | 'variants' | 'offers' | 'campaigns'>> {
  const { db } = database;
  const system: Ctx<System> = { actor: { kind: 'system' }, now: MORNING, db, requestId: 'model' };
  await db.insert(currencies).values({ code: 'daejeon', name: '온통대전' }).onConflictDoNothing();
  await db
    .insert(currencyPolicies)
    .values({
      currency: 'daejeon',
      effectiveFrom: BEGAN,
      monthlyChargeLimit: LIMITS.month,
      holdingLimit: LIMITS.holding,
      chargeMinimum: krw(10_000),
      chargeStep: krw(10_000),
      lotYears: 5,
    })
    .onConflictDoNothing();
  await savePointPolicy(system, { effectiveFrom: BEGAN, earnBps: 100, minimumUse: krw(100), validDays: 365 });
  await saveGrantProgramme(system, {
    id: GRANT,
    currency: 'daejeon',
    name: '시장 수당',
    funder: '대전광역시',
    storeTypes: ['market'],
    validDays: 25,
    createdAt: BEGAN,
  });
  return { system, owner };
}

/** The people, goods, budgets and coupons of one history; ids of their own, so that histories share a database. */
export async function settleTown(
  base: Omit<Town, 'people' | 'shoppers' | 'variants' | 'offers' | 'campaigns'>,
  database: Database,
): Promise<Town> {
  const { system } = base;
  const world: World = { database, system };
  // The programmes of the history before have ended: budgets and caps are this history's own.
  await system.db.update(cashbackProgrammes).set({ endsAt: after(MORNING, -1) });
  const ids = PROGRAMMES.map(() => newId());
  await system.db.insert(cashbackProgrammes).values(
    PROGRAMMES.map((p, i) => ({
      id: ids[i] ?? '',
      currency: 'daejeon',
      name: p.name,
      funder: '대전광역시',
      tiers:
        p.payout === 'paid'
          ? [
              { upTo: krw(30_000), rateBps: p.rate },
              { upTo: null, rateBps: 100 },
            ]
          : [{ upTo: null, rateBps: p.rate }],
      storeScope: p.market ? { ...EVERY_STORE, storeTypes: ['market'] } : EVERY_STORE,
      personalMonthlyCap: krw(p.cap),
      monthlyBudget: krw(p.budget),
      payout: p.payout,
      position: i,
      beginsAt: after(MORNING, -days(2)),
    })),
  );
  await openBudgets(system);
  const people: Town['people'] = [await aPerson(world), await aPerson(world)];
  const shoppers: Town['shoppers'] = [people[0].ctx, people[1].ctx];
  const market = await aStore(world, { market: true, shippingFee: 3000, freeFrom: 20_000 });
  const general = await aStore(world, { shippingFee: 2500, freeFrom: null });
  const refusing = await aStore(world, { walletPayable: false });
  const goods = [
    { store: market, price: 7130, stock: 6 },
    { store: market, price: 3010, stock: 5 },
    { store: market, price: 12_990, stock: 3, taxFree: true },
    { store: general, price: 9990, stock: 5 },
    { store: general, price: 33_310, stock: 2, taxFree: true },
    { store: general, price: 5000, stock: 8, kind: 'ticket' as const },
    { store: refusing, price: 8880, stock: 4 },
  ];
  const variants: Town['variants'] = [];
  for (const { store, ...options } of goods)
    variants.push({ variant: await aVariant(world, store, options), stock: options.stock });
  const [first, second] = variants.map(({ variant }) => variant);
  if (!first || !second) throw new Error('a town has goods');
  const bundle = await aBundle(
    world,
    market,
    [
      { of: first, quantity: 2 },
      { of: second, quantity: 1 },
    ],
    { price: 15_550 },
  );
  const offers = [...variants.map(({ variant }) => variant), bundle].map(({ variantId }) => variantId);
  return { ...base, people, shoppers, variants, offers, campaigns: await campaigns(system) };
}

async function campaigns(system: Ctx<System>): Promise<string[]> {
  const common = {
    intro: '모형',
    claimFrom: after(MORNING, -days(1)),
    claimUntil: after(MORNING, days(400)),
    useFrom: after(MORNING, -days(1)),
    useUntil: after(MORNING, days(400)),
    perPersonLimit: 3,
  };
  const offers = [
    {
      name: '3,000원',
      kind: 'amount' as const,
      level: 'cart' as const,
      amount: 3000,
      cityBps: 5000,
      mallBps: 5000,
    },
    {
      name: '15%',
      kind: 'percent' as const,
      level: 'store' as const,
      rateBps: 1500,
      maxDiscount: 2500,
      mallBps: 3333,
      sellerBps: 6667,
    },
    { name: '배송비', kind: 'free_shipping' as const, level: 'shipping' as const, cityBps: 10_000 },
  ];
  const ids: string[] = [];
  for (const offer of offers) {
    const id = newId();
    await saveCampaign(system, SaveCampaignInput.parse({ id, ...common, ...offer }));
    ids.push(id);
  }
  return ids;
}

export const openTown = (url: string): { database: Database; owner: Database } => ({
  database: openDatabase({ url, pool: 6 }),
  owner: openDatabase({ url, pool: 1, role: 'owner', statementSeconds: 60 }),
});
