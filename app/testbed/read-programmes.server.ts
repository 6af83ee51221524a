import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx, Operator, Seller } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { shownStoreType } from '#app/stores/index.server.ts';
import type { StoreType } from '#app/stores/index.ts';
import { products } from '#db/schema/catalog.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { stores } from '#db/schema/stores.ts';
import { testbedFeedback, testbedProducts, testbedProgrammes } from '#db/schema/testbed.ts';
import { countsFor } from './programme-row.server.ts';
import { type AnswerCount, type QuestionResult, resultsOf } from './questions.ts';
import { PHASE_STATES, type Phase, PUBLIC_STATES } from './state.ts';
import type { ProgrammeState } from './words.ts';

const PER_PAGE = 12;

const cardOf = (ctx: Ctx) => ({
  id: testbedProgrammes.id,
  slug: testbedProgrammes.slug,
  state: testbedProgrammes.state,
  title: testbedProgrammes.title,
  question: testbedProgrammes.question,
  beginsAt: testbedProgrammes.beginsAt,
  endsAt: testbedProgrammes.endsAt,
  quantity: testbedProgrammes.quantity,
  storeId: stores.id,
  storeName: stores.name,
  storeSlug: stores.slug,
  storeEmblem: stores.emblem,
  storeType: shownStoreType(ctx),
  district: stores.district,
});
const cards = (ctx: Ctx) =>
  ctx.db
    .select(cardOf(ctx))
    .from(testbedProgrammes)
    .innerJoin(stores, eq(stores.id, testbedProgrammes.storeId));
export type ProgrammeCard = Awaited<ReturnType<typeof cards>>[number];

async function pageOf(
  ctx: Ctx,
  where: (SQL | undefined)[],
  cursor: string | null,
): Promise<Page<ProgrammeCard>> {
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const after =
    at && isId(id)
      ? sql`${testbedProgrammes.beginsAt} <= ${at}::timestamptz and (${testbedProgrammes.beginsAt} < ${at}::timestamptz or ${testbedProgrammes.id} > ${id}::uuid)`
      : undefined;
  const rows = await cards(ctx)
    .where(and(...where, after))
    .orderBy(desc(testbedProgrammes.beginsAt), asc(testbedProgrammes.id))
    .limit(PER_PAGE + 1);
  return toPage(rows, PER_PAGE, (row) => [row.beginsAt.getTime(), row.id]);
}

/** Programmes of one phase, the latest to begin first. */
export function listProgrammes(
  ctx: Ctx,
  asked: { phase: Phase; storeType?: StoreType; cursor?: string | null },
): Promise<Page<ProgrammeCard>> {
  return pageOf(
    ctx,
    [
      inArray(testbedProgrammes.state, [...PHASE_STATES[asked.phase]]),
      eq(stores.state, 'open'),
      asked.storeType ? eq(shownStoreType(ctx), asked.storeType) : undefined,
    ],
    asked.cursor ?? null,
  );
}

/** For the city's desk: what waits for a decision, or all of one state. */
export const listForDesk = (
  ctx: Ctx<Operator>,
  asked: { states: readonly ProgrammeState[]; cursor?: string | null },
): Promise<Page<ProgrammeCard>> =>
  pageOf(ctx, [inArray(testbedProgrammes.state, [...asked.states])], asked.cursor ?? null);

export const listOwnProgrammes = (
  ctx: Ctx<Seller>,
  cursor: string | null = null,
): Promise<Page<ProgrammeCard>> => pageOf(ctx, [eq(testbedProgrammes.storeId, ctx.actor.storeId)], cursor);

async function detail(ctx: Ctx, where: SQL | undefined) {
  const [row] = await ctx.db
    .select({
      ...cardOf(ctx),
      story: testbedProgrammes.story,
      disclosure: testbedProgrammes.disclosure,
      prices: testbedProgrammes.prices,
      questions: testbedProgrammes.questions,
      appliedAt: testbedProgrammes.appliedAt,
      reason: testbedProgrammes.reason,
      closedAt: testbedProgrammes.closedAt,
      closingWords: testbedProgrammes.closingWords,
      certificateNumber: stores.certificateNumber,
      certificateUntil: stores.certificateUntil,
      productIds: sql<
        string[]
      >`array(select ${testbedProducts.productId}::text from ${testbedProducts} where ${testbedProducts.programmeId} = ${testbedProgrammes.id} order by 1)`,
    })
    .from(testbedProgrammes)
    .innerJoin(stores, eq(stores.id, testbedProgrammes.storeId))
    .where(where);
  return row ?? null;
}
export type ProgrammeDetail = NonNullable<Awaited<ReturnType<typeof detail>>>;

/** A programme everyone may read; null for drafts and applications. */
export const findProgramme = (ctx: Ctx, slug: string): Promise<ProgrammeDetail | null> =>
  detail(ctx, and(eq(testbedProgrammes.slug, slug), inArray(testbedProgrammes.state, [...PUBLIC_STATES])));

/** Of the seller's own store, or any for the city's desk. */
export const findProgrammeToEdit = (
  ctx: Ctx<Seller | Operator>,
  id: string,
): Promise<ProgrammeDetail | null> =>
  detail(
    ctx,
    and(
      eq(testbedProgrammes.id, id),
      ctx.actor.kind === 'seller' ? eq(testbedProgrammes.storeId, ctx.actor.storeId) : undefined,
    ),
  );

/** What a maker can put into a test: the store's products. */
export const productsToTest = (ctx: Ctx<Seller>) =>
  ctx.db
    .select({ id: products.id, name: products.name, price: products.price })
    .from(products)
    .where(and(eq(products.storeId, ctx.actor.storeId), inArray(products.state, ['draft', 'on_sale'])))
    .orderBy(asc(products.name), asc(products.id))
    .limit(100);

export type ProgrammeNumbers = { buyers: number; sold: number; answers: number };

/** How many bought, how much was kept, how many told. */
export async function numbersOf(ctx: Ctx, programmeId: string): Promise<ProgrammeNumbers> {
  const [bought] = await ctx.db
    .select({
      buyers: sql<number>`count(distinct coalesce(${orders.userId}::text, ${orders.guestPhoneHash}))::int`,
      sold: sql<number>`coalesce(sum(${orderLines.quantity} - ${orderLines.refundedQuantity}), 0)::int`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(countsFor(programmeId));
  const [told] = await ctx.db
    .select({ answers: sql<number>`count(*)::int` })
    .from(testbedFeedback)
    .where(eq(testbedFeedback.programmeId, programmeId));
  return { buyers: bought?.buyers ?? 0, sold: bought?.sold ?? 0, answers: told?.answers ?? 0 };
}

/** 결과: the answers of all buyers, counted in the database. */
export async function programmeResults(
  ctx: Ctx,
  programme: Pick<ProgrammeDetail, 'id' | 'questions'>,
): Promise<QuestionResult[]> {
  const rows = await ctx.db.execute<AnswerCount>(sql`
    select a.key as "questionId", case when q.kind = 'text' then '' else a.value end as answer, count(*)::int as count
    from ${testbedFeedback} f
    cross join jsonb_each_text(f.answers) a
    join jsonb_to_recordset(${JSON.stringify(programme.questions)}::jsonb) as q(id text, kind text) on q.id = a.key
    where f.programme_id = ${programme.id}
    group by 1, 2`);
  return resultsOf(programme.questions, rows);
}
