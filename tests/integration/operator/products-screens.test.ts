import { expect, test } from 'vitest';
import { listAudit } from '#app/audit/index.server.ts';
import { findProduct } from '#app/catalog/index.server.ts';
import type { ShownAct } from '#app/http/shown-changes.ts';
import { action as decide, loader as decidePage } from '#app/routes/operator/products/decide.tsx';
import { loader as queue } from '#app/routes/operator/products/list.tsx';
import { action as act } from '#app/routes/seller/products/product.tsx';
import { aDesk, aSellersDesk } from '#tests/support/a-desk.ts';
import { aCategory, aProduct, systemCtx } from '#tests/support/a-shop.ts';

async function aWaiting() {
  const system = await systemCtx();
  const [desk, seller] = [await aDesk('operator'), await aSellersDesk()];
  const id = await aProduct(system, seller.storeId, {
    categorySlug: await aCategory(system),
    state: 'review',
  });
  const path = `/operator/products/${id}`;
  const call = (form?: Record<string, string>) =>
    form
      ? desk.call(decide, path, { params: { id }, form })
      : desk.call(decidePage, path, { params: { id } });
  const ask = (form: Record<string, string>) =>
    seller.call(act, `/seller/products/${id}`, { params: { id }, form });
  const seen = async () => String(((await call()).body as { product: { seen: number } }).product.seen);
  return { system, desk, id, call, ask, seen };
}

test('the desk finds what waits, reads all of it and approves it, twice is once', async () => {
  const { system, desk, id, call, seen } = await aWaiting();
  const { body } = await desk.call(queue, '/operator/products');
  expect((body as { rows: { id: string }[] }).rows.map((row) => row.id)).toContain(id);
  const approval = { intent: 'approve', seen: await seen() };
  for (let sent = 0; sent < 2; sent++)
    expect(await call(approval)).toMatchObject({ status: 302, location: '/operator/products' });
  expect(await findProduct(system, id)).toMatchObject({ onSale: true });
  const audit = await listAudit(
    { ...system, actor: { kind: 'operator', userId: desk.userId } },
    { limit: 100 },
  );
  expect(audit.rows.filter(({ subject }) => subject === `product:${id}`)).toMatchObject([
    { action: 'catalog.sell', actorId: desk.userId, before: { state: 'review' } },
  ]);
});

test('a product goes back only with a reason its seller can use, which stays typed when it is too short', async () => {
  const { system, id, call } = await aWaiting();
  expect(await call({ intent: 'return', reason: '음' })).toMatchObject({
    status: 400,
    body: { fields: { reason: expect.any(String) }, values: { reason: '음' } },
  });
  for (let sent = 0; sent < 2; sent++)
    expect(await call({ intent: 'return', reason: '원산지를 적어 주세요.' })).toMatchObject({ status: 302 });
  expect(await findProduct(system, id)).toBeNull();
  const { acts } = (await call()).body as { acts: ShownAct[] };
  expect(acts).toMatchObject([{ act: '상품 돌려보내기', who: '운영자', reason: '원산지를 적어 주세요.' }]);
});

test('what its seller changed meanwhile is shown before it is approved', async () => {
  const { call, ask, seen } = await aWaiting();
  const before = await seen();
  await ask({
    intent: 'facts',
    name: '바뀐 이름',
    summary: '속은 꿀이 찼어요',
    description: '새벽에 골라 담아요.',
  });
  await ask({ intent: 'prices', 'prices.0.sku': 'a', 'prices.0.seen': '9900', 'prices.0.price': '19,900' });
  expect(await call({ intent: 'approve', seen: before })).toMatchObject({
    status: 409,
    body: { code: 'catalog/changed-meanwhile' },
  });
  const { acts } = (await call()).body as { acts: ShownAct[] };
  expect(acts.map(({ changes }) => changes)).toEqual(
    expect.arrayContaining([
      [{ label: '상품명', before: '못난이 사과 3kg', after: '바뀐 이름' }],
      [{ label: '옵션 a', before: '9,900원', after: '19,900원' }],
    ]),
  );
  expect(await call({ intent: 'approve', seen: await seen() })).toMatchObject({ status: 302 });
});

test('an unknown product is not found, read or decided', async () => {
  const desk = await aDesk('operator');
  const params = { id: '00000000-0000-7000-8000-00000000dead' };
  expect((await desk.call(decidePage, '/operator/products/x', { params })).status).toBe(404);
  const form = { intent: 'approve', seen: '1' };
  expect((await desk.call(decide, '/operator/products/x', { params, form })).status).toBe(404);
});
