import { eq } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, after, days, kstDayOf } from '#app/core/kst.ts';
import { listProducts } from '#app/listings/index.server.ts';
import { findStore } from '#app/stores/index.server.ts';
import {
  applyForTest,
  decideProgramme,
  listFeedback,
  moveDueProgrammes,
  replyToFeedback,
  saveProgramme,
  writeClosingWords,
} from '#app/testbed/index.server.ts';
import { SaveProgrammeInput } from '#app/testbed/index.ts';
import { testbedProgrammes } from '#db/schema/testbed.ts';
import { type DemoProgramme, TEST_PROGRAMMES } from './content/test-programmes.ts';
import { type BoughtTest, seedTestBuyers } from './demo-buyers.server.ts';

const idOf = (at: number): string => `019b74f1-8c00-7000-8000-0000000000e${at}`;

/** Tests of makers in every state, around the day of the seed. Twice is once. */
export async function seedTestbed(ctx: Ctx<System>): Promise<void> {
  const bought: BoughtTest[] = [];
  for (const [at, programme] of TEST_PROGRAMMES.entries()) {
    const [known] = await ctx.db
      .select({ id: testbedProgrammes.id })
      .from(testbedProgrammes)
      .where(eq(testbedProgrammes.slug, programme.slug));
    if (known) continue;
    const { id, productId, questions } = await seedProgramme(ctx, idOf(at), programme);
    const { slug, voices = [], days: period } = programme;
    bought.push({ id, slug, productId, questions, from: period[0], voices });
  }
  await moveDueProgrammes(ctx);
  await seedTestBuyers(
    ctx,
    bought.filter(({ voices }) => voices.length > 0),
  );
  for (const { id, slug } of bought) await answerFirst(ctx, id, slug);
  for (const [at, { state, closingWords }] of TEST_PROGRAMMES.entries()) {
    const programmeId = idOf(at);
    if (state === 'graduated' || state === 'ended')
      await decideProgramme(ctx, {
        programmeId,
        intent: state === 'graduated' ? 'graduate' : 'end',
        reason: '',
      });
    if (closingWords) await writeClosingWords(ctx, { programmeId, words: closingWords });
  }
}

async function seedProgramme(ctx: Ctx<System>, id: string, programme: DemoProgramme) {
  const { store: slug, days: period, products: names, state, reason } = programme;
  const { title, question, story, disclosure, quantity, prices, questions } = programme;
  const store = await findStore(ctx, slug);
  if (!store) throw new Error(`no demo store ${slug}`);
  const listed = await listProducts(ctx, { storeId: store.id, kind: 'goods' });
  const tested = names.map((name) => {
    const card = listed.rows.find((one) => one.name === name);
    // The demo's buyers are not verified as adults.
    if (!card || card.adultOnly) throw new Error(`${slug} sells no ${name} to everybody`);
    return card.id;
  });
  const today = kstDayOf(ctx.now);
  // A test that is over was applied for before it began.
  const then = { ...ctx, now: period[0] < 0 ? after(ctx.now, days(period[0] - 7)) : ctx.now };
  const input = SaveProgrammeInput.parse({
    ...{ id, slug: programme.slug, title, question, story, disclosure, quantity, prices, questions },
    beginsOn: addDays(today, period[0]),
    endsOn: addDays(today, period[1]),
    productIds: tested,
  });
  const made = { id, productId: input.productIds[0] ?? '', questions: input.questions };
  await saveProgramme(then, { ...input, storeId: store.id });
  if (state === 'draft') return made;
  await applyForTest(then, id);
  if (state === 'applied') return made;
  await decideProgramme(then, {
    programmeId: id,
    intent: state === 'rejected' ? 'reject' : 'approve',
    reason: reason ?? '',
  });
  return made;
}

/** The maker's answers to the first who told, below the last question. */
async function answerFirst(ctx: Ctx<System>, programmeId: string, slug: string): Promise<void> {
  const answers = TEST_PROGRAMMES.find((programme) => programme.slug === slug)?.answers ?? [];
  const { rows } = await listFeedback(ctx, programmeId);
  for (const [at, text] of answers.entries()) {
    const row = rows.at(-1 - at);
    if (row?.answers.q3) await replyToFeedback(ctx, { feedbackId: row.id, questionId: 'q3', text });
  }
}
