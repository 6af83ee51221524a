import { eq } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, after, days, kstDayOf } from '#app/core/kst.ts';
import { listProducts } from '#app/listings/index.server.ts';
import { findStore } from '#app/stores/index.server.ts';
import {
  applyForTest,
  decideProgramme,
  moveDueProgrammes,
  saveProgramme,
  writeClosingWords,
} from '#app/testbed/index.server.ts';
import { SaveProgrammeInput } from '#app/testbed/index.ts';
import { testbedProgrammes } from '#db/schema/testbed.ts';
import { type DemoProgramme, TEST_PROGRAMMES } from './content/test-programmes.ts';

const idOf = (at: number): string => `019b74f1-8c00-7000-8000-0000000000e${at}`;

/** Tests of makers in every state, around the day of the seed. Twice is once. */
export async function seedTestbed(ctx: Ctx<System>): Promise<void> {
  for (const [at, programme] of TEST_PROGRAMMES.entries()) {
    const [known] = await ctx.db
      .select({ id: testbedProgrammes.id })
      .from(testbedProgrammes)
      .where(eq(testbedProgrammes.slug, programme.slug));
    if (!known) await seedProgramme(ctx, idOf(at), programme);
  }
  await moveDueProgrammes(ctx);
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

async function seedProgramme(ctx: Ctx<System>, id: string, programme: DemoProgramme): Promise<void> {
  const { store: slug, days: period, products: count, state, reason, closingWords: _, ...facts } = programme;
  const store = await findStore(ctx, slug);
  if (!store) throw new Error(`no demo store ${slug}`);
  const listed = await listProducts(ctx, { storeId: store.id, kind: 'goods', limit: count });
  const today = kstDayOf(ctx.now);
  // A test that is over was applied for before it began.
  const then = { ...ctx, now: period[0] < 0 ? after(ctx.now, days(period[0] - 7)) : ctx.now };
  await saveProgramme(then, {
    ...SaveProgrammeInput.parse({
      ...facts,
      id,
      beginsOn: addDays(today, period[0]),
      endsOn: addDays(today, period[1]),
      productIds: listed.rows.map((card) => card.id),
    }),
    storeId: store.id,
  });
  if (state === 'draft') return;
  await applyForTest(then, id);
  if (state === 'applied') return;
  await decideProgramme(then, {
    programmeId: id,
    intent: state === 'rejected' ? 'reject' : 'approve',
    reason: reason ?? '',
  });
}
