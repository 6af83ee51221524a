import { eq } from 'drizzle-orm';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import { openUnit } from '#app/inventory/index.server.ts';
import { openBudgets } from '#app/wallet/index.server.ts';
import { EVERY_STORE } from '#app/wallet/index.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { bundleParts, categories, products, variants } from '#db/schema/catalog.ts';
import { personVerifications, users } from '#db/schema/identity.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import { markets, storeCurrencyTerms, stores } from '#db/schema/stores.ts';
import { currencies, currencyPolicies } from '#db/schema/wallet.ts';
import { freshWord } from './fresh.ts';

export const NOON = new Date('2026-11-23T03:00:00Z');
const BEGAN = new Date('2026-01-01T00:00:00+09:00');

export type World = { database: Database; system: Ctx<System> };

/** A database with the city's currency, one programme for everyone and one for markets, and budgets opened. */
export async function aWorld(
  url: string,
  options: { pool?: number; monthlyBudget?: number } = {},
): Promise<World> {
  const database = openDatabase({ url, pool: options.pool ?? 10 });
  const system: Ctx<System> = { actor: { kind: 'system' }, now: NOON, db: database.db, requestId: 'test' };
  const { db } = database;
  await db.insert(currencies).values({ code: 'daejeon', name: '온통대전' }).onConflictDoNothing();
  await db
    .insert(currencyPolicies)
    .values({
      currency: 'daejeon',
      effectiveFrom: BEGAN,
      monthlyChargeLimit: krw(500_000),
      holdingLimit: krw(2_000_000),
      chargeMinimum: krw(10_000),
      chargeStep: krw(10_000),
      lotYears: 5,
    })
    .onConflictDoNothing();
  const budget = krw(options.monthlyBudget ?? 7_000_000_000);
  await db
    .insert(cashbackProgrammes)
    .values([
      {
        id: '00000000-0000-7000-8000-000000000001',
        currency: 'daejeon',
        name: '기본 캐시백',
        funder: '대전광역시',
        tiers: [{ upTo: null, rateBps: 1000 }],
        personalMonthlyCap: krw(50_000),
        monthlyBudget: budget,
        beginsAt: BEGAN,
      },
      {
        id: '00000000-0000-7000-8000-000000000002',
        currency: 'daejeon',
        name: '전통시장 추가',
        funder: '대전광역시',
        tiers: [{ upTo: null, rateBps: 300 }],
        storeScope: { ...EVERY_STORE, storeTypes: ['market'] },
        personalMonthlyCap: krw(15_000),
        monthlyBudget: budget,
        beginsAt: BEGAN,
      },
    ])
    .onConflictDoNothing();
  await openBudgets(system);
  return { database, system };
}

/** A member, verified unless said otherwise. */
export async function aShopper(
  { system }: World,
  options: { verified?: boolean } = {},
): Promise<Ctx<Shopper>> {
  const userId = newId();
  const email = `${freshWord()}@example.test`;
  await system.db
    .insert(users)
    .values({ id: userId, email, emailKey: email, name: '김온통', createdAt: NOON });
  if (options.verified !== false)
    await system.db
      .insert(personVerifications)
      .values({ userId, personHash: newId(), mayHoldWallet: true, adult: true, verifiedAt: NOON });
  return { ...system, actor: { kind: 'shopper', userId } };
}

export type AStore = { storeId: string; slug: string };

export async function aStore(
  { system }: World,
  options: {
    market?: boolean;
    walletPayable?: boolean;
    cashbackEligible?: boolean;
    shippingFee?: number;
    freeFrom?: number | null;
    name?: string;
  } = {},
): Promise<AStore> {
  const { db } = system;
  const slug = freshWord();
  const marketId = options.market ? newId() : null;
  if (marketId)
    await db
      .insert(markets)
      .values({ id: marketId, slug: `m-${slug}`, name: `시장 ${slug}`, district: '동구', intro: '시장' });
  const storeId = newId();
  await db.insert(stores).values({
    id: storeId,
    slug,
    name: options.name ?? `상점 ${slug}`,
    storeType: options.market ? 'market' : 'general',
    marketId,
    district: '동구',
    intro: '소개',
    emblem: '🍎',
    businessName: '예시상회',
    representative: '홍길동',
    businessNumber: slug,
    mailOrderNumber: '제2026-대전동구-0000호',
    address: '대전 동구',
    phone: '042-000-0000',
    email: 'a@example.test',
    walletPayable: options.walletPayable ?? true,
    walletRefusal: options.walletPayable === false ? '가맹점 미등록' : null,
    cashbackEligible: options.cashbackEligible ?? true,
    cashbackRefusal: options.cashbackEligible === false ? '매출 기준 초과' : null,
    shippingFee: krw(options.shippingFee ?? 3000),
    shippingFreeFrom: options.freeFrom === null ? null : krw(options.freeFrom ?? 30_000),
    jejuSurcharge: krw(3000),
    islandSurcharge: krw(5000),
    feeBps: 300,
    openedAt: BEGAN,
  });
  const term = { storeId, currency: 'daejeon', beginsAt: BEGAN, setAt: BEGAN };
  await db.insert(storeCurrencyTerms).values([
    {
      ...term,
      what: 'payable',
      allowed: options.walletPayable ?? true,
      reason: options.walletPayable === false ? '가맹점 미등록' : null,
    },
    {
      ...term,
      what: 'cashback',
      allowed: options.cashbackEligible ?? true,
      reason: options.cashbackEligible === false ? '매출 기준 초과' : null,
    },
  ]);
  return { storeId, slug };
}

/** One for all goods of a world: in a whole mall it stands behind the mall's own, in nobody's way. */
async function aCategory({ system }: World): Promise<string> {
  const slug = 'other-goods';
  await system.db
    .insert(categories)
    .values({ id: newId(), slug, name: '그 밖의 상품', emblem: '🎁', position: 99, noticeType: 'other' })
    .onConflictDoNothing({ target: categories.slug });
  const [row] = await system.db
    .select({ id: categories.id })
    .from(categories)
    .where(eq(categories.slug, slug));
  if (!row) throw new Error('no category of other goods');
  return row.id;
}

export type AVariant = { variantId: string; productId: string; unitId: string; price: Krw };

export async function aVariant(
  world: World,
  store: AStore,
  options: {
    price?: number;
    stock?: number;
    kind?: 'goods' | 'ticket';
    taxFree?: boolean;
    name?: string;
    optionName?: string;
    categoryId?: string;
  } = {},
): Promise<AVariant> {
  const { db } = world.system;
  const category = options.categoryId ?? (await aCategory(world));
  const price = krw(options.price ?? 10_000);
  const kind = options.kind ?? 'goods';
  const [productId, variantId] = [newId(), newId()];
  await db.insert(products).values({
    id: productId,
    storeId: store.storeId,
    sellerCode: freshWord(),
    kind,
    topCategoryId: category,
    midCategoryId: category,
    categoryId: category,
    name: options.name ?? '못난이 사과',
    summary: '사과',
    description: '사과입니다',
    origin: kind === 'goods' ? '충남 예산군' : null,
    taxType: options.taxFree ? 'tax_free' : 'taxable',
    state: 'on_sale',
    notice: {},
    terms: kind === 'ticket' ? { validDays: 365 } : {},
    price,
    listPrice: price,
    createdAt: NOON,
    updatedAt: NOON,
  });
  const unitId = await openUnit(world.system, options.stock ?? 100);
  await db.insert(variants).values({
    id: variantId,
    productId,
    unitId,
    sku: 'one',
    optionName: options.optionName ?? '',
    price,
    listPrice: price,
    position: 0,
  });
  return { variantId, productId, unitId, price };
}

/** A bundle of a store's variants; its stock is theirs. */
export async function aBundle(
  world: World,
  store: AStore,
  parts: readonly { of: AVariant; quantity: number }[],
  options: { price?: number; taxFree?: boolean; name?: string } = {},
): Promise<{ variantId: string; productId: string }> {
  const { variantId, productId, unitId } = await aVariant(world, store, {
    name: '과일 꾸러미',
    ...options,
    stock: 0,
  });
  const { db } = world.system;
  await db.update(products).set({ isBundle: true }).where(eq(products.id, productId));
  await db.update(variants).set({ unitId: null }).where(eq(variants.id, variantId));
  await db.delete(inventoryUnits).where(eq(inventoryUnits.id, unitId));
  await db
    .insert(bundleParts)
    .values(
      parts.map(({ of, quantity }, position) => ({ variantId, unitId: of.unitId, quantity, position })),
    );
  return { variantId, productId };
}
