import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  approveProduct,
  askReview,
  findProduct,
  resumeProduct,
  returnProduct,
  saveProduct,
  stopProduct,
} from '#app/catalog/index.server.ts';
import { SaveProductInput } from '#app/catalog/index.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { auditLog } from '#db/schema/audit.ts';
import { aCategory, aDraft, aSeller, aUser, systemCtx } from '#tests/support/a-shop.ts';

async function aDrafted() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const draft = await aDraft(seller, { categorySlug: await aCategory(system), state: 'draft' });
  const { productId } = await saveProduct(seller, seller.actor.storeId, SaveProductInput.parse(draft));
  const operator: Ctx<Operator> = { ...system, actor: { kind: 'operator', userId: await aUser(system) } };
  return { system, seller, operator, productId };
}

test('a product is read by shoppers only once it was approved, and every move is in the audit log', async () => {
  const { system, seller, operator, productId } = await aDrafted();
  expect(await findProduct(system, productId)).toBeNull();
  await askReview(seller, productId);
  await returnProduct(operator, productId, '원산지를 적어 주세요.');
  await askReview(seller, productId);
  expect(await findProduct(system, productId)).toBeNull();
  await approveProduct(operator, productId);
  expect(await findProduct(system, productId)).toMatchObject({ onSale: true });
  await stopProduct(seller, productId);
  expect(await findProduct(system, productId)).toMatchObject({ onSale: false });
  await resumeProduct(seller, productId);
  const rows = await system.db
    .select({ action: auditLog.action, reason: auditLog.reason })
    .from(auditLog)
    .where(eq(auditLog.subject, `product:${productId}`));
  expect(rows.map(({ action }) => action).sort()).toEqual(
    [
      'catalog.draft',
      'catalog.review',
      'catalog.review',
      'catalog.sell',
      'catalog.sell',
      'catalog.stopped',
    ].sort(),
  );
  expect(rows.find(({ action }) => action === 'catalog.draft')?.reason).toBe('원산지를 적어 주세요.');
});

test('twice is once, also at once; a stranger finds nothing; an illegal move changes nothing', async () => {
  const { system, seller, operator, productId } = await aDrafted();
  await Promise.all([askReview(seller, productId), askReview(seller, productId)]);
  const rows = await system.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `product:${productId}`));
  expect(rows).toHaveLength(1);
  const stranger = await aSeller(system);
  await expect(askReview(stranger, productId)).rejects.toMatchObject({
    reason: { code: 'catalog/product-not-found' },
  });
  await expect(stopProduct(operator, productId)).rejects.toMatchObject({
    reason: { code: 'catalog/illegal-move', from: 'review', to: 'stopped' },
  });
  await expect(resumeProduct(seller, productId)).rejects.toMatchObject({
    reason: { code: 'catalog/illegal-move' },
  });
});
