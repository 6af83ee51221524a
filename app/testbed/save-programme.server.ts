import { and, eq, inArray } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { addDays, startOfDay } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { testbedProducts, testbedProgrammes } from '#db/schema/testbed.ts';
import type { SaveProgrammeInput } from './inputs.ts';
import { lockProgramme, moveProgramme, mustBeCertified } from './programme-row.server.ts';
import type { TestbedRefusal } from './refusals.ts';

/** A maker writes a programme, or writes it anew while nobody decides about it. The form's own id: twice is once. */
export async function saveProgramme(
  ctx: Ctx<Seller | System>,
  input: SaveProgrammeInput & { storeId: string },
): Promise<string> {
  await mustActFor(ctx, input.storeId);
  const { id, slug, productIds, beginsOn, endsOn, storeId, ...facts } = input;
  const values = {
    ...facts,
    beginsAt: startOfDay(beginsOn),
    endsAt: startOfDay(addDays(endsOn, 1)),
    reason: null,
  };
  await inTransaction(ctx, async (tx) => {
    const own = await tx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.storeId, storeId), inArray(products.id, productIds)));
    if (own.length !== new Set(productIds).size) refuse<TestbedRefusal>({ code: 'testbed/foreign-product' });
    await tx.db
      .insert(testbedProgrammes)
      .values({ id, storeId, slug: slug ?? `test-${id.slice(-8)}`, createdAt: tx.now, ...values })
      .onConflictDoNothing({ target: testbedProgrammes.id });
    const row = await lockProgramme(tx, id);
    if (row.storeId !== storeId) refuse<TestbedRefusal>({ code: 'testbed/not-found' });
    if (row.state !== 'draft' && row.state !== 'rejected')
      refuse<TestbedRefusal>({ code: 'testbed/wrong-state', state: row.state });
    await tx.db
      .update(testbedProgrammes)
      .set({ ...values, state: 'draft' })
      .where(eq(testbedProgrammes.id, id));
    await tx.db.delete(testbedProducts).where(eq(testbedProducts.programmeId, id));
    await tx.db
      .insert(testbedProducts)
      .values([...new Set(productIds)].map((productId) => ({ programmeId: id, productId })));
  });
  return id;
}

/**
 * 테스트베드 신청: draft → applied. Only a venture, social or village enterprise whose certificate is valid today and to
 * the last day of the test.
 */
export async function applyForTest(ctx: Ctx<Seller | System>, programmeId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockProgramme(tx, programmeId);
    await mustOwn(tx, row.storeId);
    await mustBeCertified(tx, row);
    if (row.endsAt <= tx.now) refuse<TestbedRefusal>({ code: 'testbed/period-over' });
    if (await moveProgramme(tx, row, 'applied', { appliedAt: tx.now }))
      await writeAudit(tx, {
        action: 'testbed.apply',
        subject: `testbed:${row.id}`,
        before: { state: row.state },
        after: { state: 'applied', title: row.title },
      });
  });
}

/** Another store's programme does not exist for a seller. */
export async function mustOwn(ctx: Ctx<Seller | System>, storeId: string): Promise<void> {
  if (ctx.actor.kind === 'seller' && ctx.actor.storeId !== storeId)
    refuse<TestbedRefusal>({ code: 'testbed/not-found' });
  await mustActFor(ctx, storeId);
}
