import { expect, test } from 'vitest';
import {
  approveProduct,
  askReview,
  correctProduct,
  findOwnProduct,
  findProduct,
  findProductToReview,
  listProductsInReview,
  returnProduct,
  withdrawReview,
} from '#app/catalog/index.server.ts';
import { CorrectProductInput } from '#app/catalog/index.ts';
import type { Ctx, Operator, Seller } from '#app/core/ctx.ts';
import { after, days } from '#app/core/kst.ts';
import { aCategory, aProduct, aSeller, aUser, systemCtx } from '#tests/support/a-shop.ts';

async function aWaiting() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const productId = await aProduct(system, seller.actor.storeId, {
    categorySlug: await aCategory(system),
    state: 'review',
  });
  const operator: Ctx<Operator> = { ...system, actor: { kind: 'operator', userId: await aUser(system) } };
  return { system, seller, operator, productId };
}

const rename = (seller: Ctx<Seller>, productId: string, name: string) =>
  correctProduct(
    seller,
    CorrectProductInput.parse({ productId, name, summary: '소개', description: '설명' }),
  );

async function waiting(operator: Ctx<Operator>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listProductsInReview(operator, cursor);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

test('what waits is listed the longest waiting first, each once over its pages, and leaves with the decision', async () => {
  const { system, seller, operator, productId } = await aWaiting();
  const categorySlug = await aCategory(system);
  const others: string[] = [];
  for (let n = 1; n <= 22; n++)
    others.push(
      await aProduct({ ...system, now: after(system.now, n) }, seller.actor.storeId, {
        categorySlug,
        state: 'review',
      }),
    );
  const mine = new Set([productId, ...others]);
  const listed = (await waiting(operator)).filter((id) => mine.has(id));
  expect(listed).toEqual([productId, ...others]);
  await approveProduct(operator, productId);
  expect(await waiting(operator)).not.toContain(productId);
});

test('the desk sees all of a product that no shopper may see yet, and what was done to it', async () => {
  const { system, seller, operator, productId } = await aWaiting();
  await rename(seller, productId, '고친 이름');
  expect(await findProduct(system, productId)).toBeNull();
  const found = await findProductToReview(operator, productId);
  expect(found?.product).toMatchObject({
    name: '고친 이름',
    state: 'review',
    sellerCode: expect.any(String),
  });
  expect(found?.product.images).toHaveLength(1);
  expect(found?.history).toMatchObject([
    { action: 'catalog.correct', before: { name: '못난이 사과 3kg' }, after: { name: '고친 이름' } },
  ]);
  expect(await findProductToReview(operator, '00000000-0000-7000-8000-00000000dead')).toBeNull();
});

test('what its seller changed after the desk looked is not approved unseen; approving twice is once', async () => {
  const { system, seller, operator, productId } = await aWaiting();
  const seen = (await findProductToReview(operator, productId))?.product.seen;
  await rename({ ...seller, now: after(seller.now, 1) }, productId, '보지 못한 이름');
  await expect(approveProduct(operator, productId, seen)).rejects.toMatchObject({
    reason: { code: 'catalog/changed-meanwhile' },
  });
  expect(await findProduct(system, productId)).toBeNull();
  const now = (await findProductToReview(operator, productId))?.product.seen;
  await Promise.all([approveProduct(operator, productId, now), approveProduct(operator, productId, now)]);
  await approveProduct(operator, productId, now);
  const found = await findProductToReview(operator, productId);
  expect(found?.history.filter(({ action }) => action === 'catalog.sell')).toHaveLength(1);
});

test('a reason reaches the seller until the product is sent in again', async () => {
  const { system, seller, operator, productId } = await aWaiting();
  await returnProduct(operator, productId, '원산지를 시군까지 적어 주세요.');
  expect(await findOwnProduct(seller, productId)).toMatchObject({
    state: 'draft',
    returned: { reason: '원산지를 시군까지 적어 주세요.' },
  });
  const later = { ...seller, now: after(system.now, days(1)) };
  await askReview(later, productId);
  expect(await findOwnProduct(later, productId)).toMatchObject({ state: 'review', returned: null });
  await withdrawReview({ ...later, now: after(later.now, 1) }, productId);
  expect(await findOwnProduct(later, productId)).toMatchObject({ state: 'draft', returned: null });
});

test('a seller takes a product back from the desk, twice is once; a stranger does not', async () => {
  const { system, seller, operator, productId } = await aWaiting();
  await expect(withdrawReview(await aSeller(system), productId)).rejects.toMatchObject({
    reason: { code: 'catalog/product-not-found' },
  });
  await Promise.all([withdrawReview(seller, productId), withdrawReview(seller, productId)]);
  const found = await findProductToReview(operator, productId);
  expect(found?.history.map(({ action }) => action)).toEqual(['catalog.withdraw']);
  await expect(approveProduct(operator, productId)).rejects.toMatchObject({
    reason: { code: 'catalog/illegal-move', from: 'draft' },
  });
});

test('of an approval and a withdrawal at once one wins, and the product stands where the winner put it', async () => {
  const { seller, operator, productId } = await aWaiting();
  const both = await Promise.allSettled([
    approveProduct(operator, productId),
    withdrawReview(seller, productId),
  ]);
  const [approved, withdrawn] = both.map(({ status }) => status === 'fulfilled');
  expect(approved).toBe(!withdrawn);
  expect((await findOwnProduct(seller, productId))?.state).toBe(approved ? 'on_sale' : 'draft');
});

test('a reason given twice, also at once, is one return; one that would reach nobody is refused', async () => {
  const { seller, operator, productId } = await aWaiting();
  const reason = '사진을 밝게 다시 찍어 주세요.';
  await Promise.all([returnProduct(operator, productId, reason), returnProduct(operator, productId, reason)]);
  const found = await findProductToReview(operator, productId);
  expect(found?.history.map((row) => row.reason)).toEqual([reason]);
  const other = await aWaiting();
  await withdrawReview(other.seller, other.productId);
  await expect(returnProduct(other.operator, other.productId, reason)).rejects.toMatchObject({
    reason: { code: 'catalog/illegal-move' },
  });
  expect((await findOwnProduct(seller, productId))?.returned?.reason).toBe(reason);
});
