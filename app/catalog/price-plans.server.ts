import { and, asc, eq, gt, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { least } from '#app/core/krw.ts';
import { refuse } from '#app/core/refusal.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { planPrices as planLines, pricePlans, products, variants } from '#db/schema/catalog.ts';
import type { PlanPricesInput } from './inputs.ts';
import { lockProduct } from './lock-product.server.ts';
import { settlePrices } from './prices.server.ts';
import type { CatalogRefusal } from './refusals.ts';
import { changeForGood, setPrice } from './set-price.server.ts';

type Plan = typeof pricePlans.$inferSelect;

/**
 * 예약 할인 and 예약 가격: writes down prices for a time to come. The same plan again is the same plan; another price said
 * of an option for its time takes the place of the first. Two sales of one variant may not overlap, and a sale must be lower than what
 * it interrupts. A time already passed begins at once. A store's sheet says one plan a product: what a sheet said before
 * it ends here, in the same moment, so that a sale given other days goes on without a break in its price.
 */
export async function planPrices(ctx: Ctx<Seller | System>, input: PlanPricesInput): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    await lockProduct(tx, input.productId);
    const known = await planOfTime(tx, input);
    const left = input.bySheet ? await sheetPlans(tx, input.productId, known?.id) : [];
    for (const plan of left) await takeBack(tx, plan);
    const before = known && known.state !== 'cancelled' ? await pricesOf(tx, known.id) : [];
    const stands = known && before.length > 0 && saysTheSame(before, input);
    const planId = stands ? known.id : await writePlan(tx, input, before, known);
    const moved = await carryOutDue(tx, input.productId);
    if (moved || left.length > 0) await settlePrices(tx, input.productId);
    return planId;
  });
}

async function planOfTime(
  tx: Ctx,
  { productId, beginsAt, endsAt }: Pick<PlanPricesInput, 'productId' | 'beginsAt' | 'endsAt'>,
): Promise<Plan | undefined> {
  const [known] = await tx.db
    .select()
    .from(pricePlans)
    .where(
      and(
        eq(pricePlans.productId, productId),
        eq(pricePlans.beginsAt, beginsAt),
        endsAt ? eq(pricePlans.endsAt, endsAt) : isNull(pricePlans.endsAt),
      ),
    );
  return known;
}

type SkuPrice = PlanPricesInput['prices'][number];

async function writePlan(
  tx: Ctx<Seller | System>,
  input: PlanPricesInput,
  before: readonly SkuPrice[],
  known?: Plan,
): Promise<string> {
  const { productId, beginsAt, endsAt, bySheet } = input;
  if (endsAt && endsAt <= tx.now) refuse<CatalogRefusal>({ code: 'catalog/plan-in-the-past' });
  if (known?.state === 'ended') {
    // A price for good is done with the moment it begins: another one of that moment begins now.
    if (endsAt || beginsAt >= tx.now) refuse<CatalogRefusal>({ code: 'catalog/plan-is-over' });
    const now = { ...input, beginsAt: tx.now };
    return writePlan(tx, now, [], await planOfTime(tx, now));
  }
  // A sheet says all of a plan, a form what is added to it.
  const said = new Set(input.prices.map(({ sku }) => sku));
  const prices = bySheet ? input.prices : [...before.filter(({ sku }) => !said.has(sku)), ...input.prices];
  const lines = await linesOf(tx, { ...input, prices });
  if (endsAt) await mustNotOverlap(tx, beginsAt, endsAt, lines, known?.id);
  if (known?.state === 'running') await endSale(tx, known.id);
  const planId = known?.id ?? newId();
  await tx.db
    .insert(pricePlans)
    .values({ id: planId, productId, beginsAt, endsAt, bySheet, createdAt: tx.now })
    .onConflictDoUpdate({ target: pricePlans.id, set: { state: 'planned', bySheet } });
  await tx.db.delete(planLines).where(eq(planLines.planId, planId));
  await tx.db.insert(planLines).values(lines.map(({ variantId, price }) => ({ planId, variantId, price })));
  await tx.db.update(products).set({ updatedAt: tx.now }).where(eq(products.id, productId));
  await writeAudit(tx, {
    action: 'catalog.plan-prices',
    subject: `product:${productId}`,
    ...(before.length > 0 && { before: { prices: before } }),
    after: { planId, productId, beginsAt, endsAt, prices },
  });
  return planId;
}

const pricesOf = (tx: Ctx, planId: string): Promise<SkuPrice[]> =>
  tx.db
    .select({ sku: variants.sku, price: planLines.price })
    .from(planLines)
    .innerJoin(variants, eq(variants.id, planLines.variantId))
    .where(eq(planLines.planId, planId))
    .orderBy(asc(variants.position), asc(variants.id));

/** A sheet says all there is; a form may say again a part of it. */
function saysTheSame(before: readonly SkuPrice[], { prices, bySheet }: PlanPricesInput): boolean {
  const known = new Map(before.map(({ sku, price }) => [sku, price]));
  return (
    (!bySheet || known.size === prices.length) && prices.every(({ sku, price }) => known.get(sku) === price)
  );
}

async function linesOf(tx: Ctx, input: PlanPricesInput) {
  const own = await tx.db.select().from(variants).where(eq(variants.productId, input.productId));
  return input.prices.map(({ sku, price }) => {
    const variant = own.find((row) => row.sku === sku);
    if (!variant) refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
    if (input.endsAt && price >= (variant.regularPrice ?? variant.price))
      refuse<CatalogRefusal>({ code: 'catalog/sale-not-lower', sku });
    return { variantId: variant.id, price };
  });
}

async function mustNotOverlap(
  tx: Ctx,
  beginsAt: Date,
  endsAt: Date,
  lines: readonly { variantId: string }[],
  itself: string | undefined,
): Promise<void> {
  const [other] = await tx.db
    .select({ id: pricePlans.id })
    .from(pricePlans)
    .innerJoin(planLines, eq(planLines.planId, pricePlans.id))
    .where(
      and(
        inArray(
          planLines.variantId,
          lines.map(({ variantId }) => variantId),
        ),
        inArray(pricePlans.state, ['planned', 'running']),
        itself ? ne(pricePlans.id, itself) : undefined,
        lt(pricePlans.beginsAt, endsAt),
        gt(pricePlans.endsAt, beginsAt),
      ),
    )
    .limit(1);
  if (other) refuse<CatalogRefusal>({ code: 'catalog/plan-overlaps' });
}

/** Takes back a plan that has not begun, or ends a running sale now. */
export async function cancelPricePlan(ctx: Ctx<Seller | System>, planId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [plan] = await tx.db.select().from(pricePlans).where(eq(pricePlans.id, planId));
    if (!plan) refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
    await lockProduct(tx, plan.productId);
    const [now] = await tx.db.select().from(pricePlans).where(eq(pricePlans.id, planId));
    if (!now || now.state === 'cancelled') return;
    if (now.state === 'ended') refuse<CatalogRefusal>({ code: 'catalog/plan-is-over' });
    await takeBack(tx, now);
    await settlePrices(tx, plan.productId);
  });
}

/**
 * The store's sheet says no sale and no price to come any more: what it said before is taken back, and a running sale
 * gives the price back at once. What was planned otherwise than by a sheet no sheet knows of, and none can end.
 */
export async function endSheetPlans(ctx: Ctx<Seller | System>, productId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockProduct(tx, productId);
    const left = await sheetPlans(tx, productId);
    for (const plan of left) await takeBack(tx, plan);
    if (left.length > 0) await settlePrices(tx, productId);
  });
}

const sheetPlans = (tx: Ctx, productId: string, except?: string): Promise<Plan[]> =>
  tx.db
    .select()
    .from(pricePlans)
    .where(
      and(
        eq(pricePlans.productId, productId),
        eq(pricePlans.bySheet, true),
        inArray(pricePlans.state, ['planned', 'running']),
        except ? ne(pricePlans.id, except) : undefined,
      ),
    )
    .orderBy(asc(pricePlans.beginsAt), asc(pricePlans.id));

/** The price is given back; the caller settles the prices, with the product's row held. */
async function takeBack(tx: Ctx<Seller | System>, { id, productId, state }: Plan): Promise<void> {
  if (state === 'running') await endSale(tx, id);
  await tx.db.update(pricePlans).set({ state: 'cancelled' }).where(eq(pricePlans.id, id));
  await writeAudit(tx, {
    action: 'catalog.cancel-plan',
    subject: `product:${productId}`,
    after: { planId: id },
  });
}

/** Begins and ends what is due by now: prices, copies, history and list prices follow in one transaction per product. */
export async function carryOutPricePlans(ctx: Ctx<System>): Promise<number> {
  const due = await ctx.db
    .selectDistinct({ productId: pricePlans.productId })
    .from(pricePlans)
    .where(isDue(ctx.now))
    .limit(500);
  await eachRow(
    'catalog.price-plans',
    due.map(({ productId }) => productId),
    (productId) => carryOutProduct(ctx, productId),
  );
  return due.length;
}

const isDue = (now: Date) =>
  or(
    and(eq(pricePlans.state, 'planned'), lte(pricePlans.beginsAt, now)),
    and(eq(pricePlans.state, 'running'), lte(pricePlans.endsAt, now)),
  );

const carryOutProduct = (ctx: Ctx<System>, productId: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await lockProduct(tx, productId);
    if (await carryOutDue(tx, productId)) await settlePrices(tx, productId);
  });

/** Whether anything was due: then the caller settles the prices, with the product's row held. */
async function carryOutDue(tx: Ctx, productId: string): Promise<boolean> {
  const due = await tx.db
    .select()
    .from(pricePlans)
    .where(and(eq(pricePlans.productId, productId), isDue(tx.now)))
    .orderBy(asc(pricePlans.beginsAt), asc(pricePlans.id));
  // What ends makes room before what begins.
  for (const plan of due.filter(({ state }) => state === 'running')) await endSale(tx, plan.id);
  for (const plan of due.filter(({ state }) => state === 'planned')) await begin(tx, plan);
  return due.length > 0;
}

async function begin(tx: Ctx, plan: Plan): Promise<void> {
  const over = plan.endsAt === null || plan.endsAt <= tx.now;
  const missed = plan.endsAt !== null && over;
  for (const { variantId, price } of missed ? [] : await readLines(tx, plan.id)) {
    const [variant] = await tx.db.select().from(variants).where(eq(variants.id, variantId));
    if (!variant) continue;
    const regular = variant.regularPrice ?? variant.price;
    if (plan.endsAt === null) await changeForGood(tx, variant, price);
    else await setPrice(tx, variantId, { price: least(price, regular), regular });
  }
  await tx.db
    .update(pricePlans)
    .set({ state: over ? 'ended' : 'running' })
    .where(eq(pricePlans.id, plan.id));
}

async function endSale(tx: Ctx, planId: string): Promise<void> {
  for (const { variantId } of await readLines(tx, planId)) {
    const [variant] = await tx.db.select().from(variants).where(eq(variants.id, variantId));
    if (variant?.regularPrice != null) await setPrice(tx, variantId, { price: variant.regularPrice });
  }
  await tx.db.update(pricePlans).set({ state: 'ended' }).where(eq(pricePlans.id, planId));
}

const readLines = (tx: Ctx, planId: string) =>
  tx.db.select().from(planLines).where(eq(planLines.planId, planId)).orderBy(asc(planLines.variantId));
