import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx, Seller, Shopper, System } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { refuse } from '#app/core/refusal.ts';
import { maskedNamesOf } from '#app/identity/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { testbedFeedback, testbedProgrammes, testbedReplies } from '#db/schema/testbed.ts';
import type { ReplyInput } from './inputs.ts';
import { countsFor, lockProgramme } from './programme-row.server.ts';
import { type Answers, readAnswers } from './questions.ts';
import type { TestbedRefusal } from './refusals.ts';
import { mustOwn } from './save-programme.server.ts';
import { takesFeedback } from './state.ts';
import type { Disclosure } from './words.ts';

const PER_PAGE = 10;
const MOST_LINES = 20;

/** What a person bought in a programme and has not told of yet: refunded lines are none. */
export async function linesToAnswer(ctx: Ctx<Shopper>, programmeId: string) {
  return ctx.db
    .select({ orderLineId: orderLines.id, productName: products.name, paidAt: orders.paidAt })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .leftJoin(testbedFeedback, eq(testbedFeedback.orderLineId, orderLines.id))
    .where(and(eq(orders.userId, ctx.actor.userId), isNull(testbedFeedback.id), countsFor(programmeId)))
    .orderBy(asc(orders.paidAt), asc(orderLines.id))
    .limit(MOST_LINES);
}

export type FeedbackGiven = { ok: true } | { ok: false; problems: Record<string, string> };

/**
 * 구매자 평가: a verified buyer's answers, once for each paid line of a taking-part product; sending them twice changes
 * nothing. Answers that do not fit the questions come back by question.
 */
export async function giveFeedback(
  ctx: Ctx<Shopper>,
  input: { programmeId: string; orderLineId: string; given: Readonly<Record<string, unknown>> },
): Promise<FeedbackGiven> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockProgramme(tx, input.programmeId);
    if (!takesFeedback(row.state)) refuse<TestbedRefusal>({ code: 'testbed/wrong-state', state: row.state });
    const [line] = await tx.db
      .select({ id: orderLines.id })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .where(
        and(eq(orderLines.id, input.orderLineId), eq(orders.userId, tx.actor.userId), countsFor(row.id)),
      );
    if (!line) refuse<TestbedRefusal>({ code: 'testbed/not-a-buyer' });
    const read = readAnswers(row.questions, input.given);
    if (!read.ok) return read;
    await tx.db
      .insert(testbedFeedback)
      .values({
        programmeId: row.id,
        orderLineId: line.id,
        userId: tx.actor.userId,
        disclosure: row.disclosure,
        answers: read.answers,
        answeredAt: tx.now,
      })
      .onConflictDoNothing({ target: testbedFeedback.orderLineId });
    return { ok: true };
  });
}

/** The maker answers one text of one buyer, for all to read; writing again replaces it. */
export async function replyToFeedback(ctx: Ctx<Seller | System>, input: ReplyInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({
        storeId: testbedProgrammes.storeId,
        answers: testbedFeedback.answers,
        questions: testbedProgrammes.questions,
      })
      .from(testbedFeedback)
      .innerJoin(testbedProgrammes, eq(testbedProgrammes.id, testbedFeedback.programmeId))
      .where(eq(testbedFeedback.id, input.feedbackId));
    const asked = found?.questions.some(({ id, kind }) => id === input.questionId && kind === 'text');
    if (!found || !asked || !found.answers[input.questionId])
      refuse<TestbedRefusal>({ code: 'testbed/not-found' });
    await mustOwn(tx, found.storeId);
    const reply = { text: input.text, repliedAt: tx.now };
    await tx.db
      .insert(testbedReplies)
      .values({ feedbackId: input.feedbackId, questionId: input.questionId, ...reply })
      .onConflictDoUpdate({ target: [testbedReplies.feedbackId, testbedReplies.questionId], set: reply });
  });
}

export type ShownFeedback = {
  id: string;
  /** `김*통` */
  name: string;
  disclosure: Disclosure;
  answers: Answers;
  answeredAt: Date;
  replies: Record<string, string>;
};

/** What buyers said, the latest first, names masked, with the maker's answers. */
export async function listFeedback(
  ctx: Ctx,
  programmeId: string,
  cursor: string | null = null,
): Promise<Page<ShownFeedback>> {
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const older =
    at && isId(id)
      ? sql`(${testbedFeedback.answeredAt}, ${testbedFeedback.id}) < (${at}::timestamptz, ${id}::uuid)`
      : undefined;
  const rows = await ctx.db
    .select({
      id: testbedFeedback.id,
      userId: testbedFeedback.userId,
      disclosure: testbedFeedback.disclosure,
      answers: testbedFeedback.answers,
      answeredAt: testbedFeedback.answeredAt,
      replies: sql<
        Record<string, string>
      >`coalesce((select jsonb_object_agg(r.question_id, r.text) from ${testbedReplies} r where r.feedback_id = ${testbedFeedback.id}), '{}')`,
    })
    .from(testbedFeedback)
    .where(and(eq(testbedFeedback.programmeId, programmeId), older))
    .orderBy(desc(testbedFeedback.answeredAt), desc(testbedFeedback.id))
    .limit(PER_PAGE + 1);
  const names = await maskedNamesOf(
    ctx,
    rows.map(({ userId }) => userId),
  );
  const page = toPage(rows, PER_PAGE, (row) => [row.answeredAt.getTime(), row.id]);
  return {
    next: page.next,
    rows: page.rows.map(({ userId, ...row }) => ({ ...row, name: names.get(userId) ?? '' })),
  };
}
