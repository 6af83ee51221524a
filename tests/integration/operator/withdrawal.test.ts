import { expect, test } from 'vitest';
import { findProductToReview, withdrawReview } from '#app/catalog/index.server.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { shownActs } from '#app/http/shown-changes.ts';
import { aCategory, aProduct, aSeller, aUser, systemCtx } from '#tests/support/a-shop.ts';

test('a withdrawal is not told as a return', async () => {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const productId = await aProduct(system, seller.actor.storeId, {
    categorySlug: await aCategory(system),
    state: 'review',
  });
  await withdrawReview(seller, productId);
  const operator: Ctx<Operator> = { ...system, actor: { kind: 'operator', userId: await aUser(system) } };
  const [act] = shownActs((await findProductToReview(operator, productId))?.history ?? []);
  expect(`${act?.who} ${act?.act}`).not.toBe('판매자 상품 돌려보내기');
});
