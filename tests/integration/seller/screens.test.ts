import { expect, test } from 'vitest';
import { findProduct } from '#app/catalog/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { loader as listPage } from '#app/routes/seller/products/list.tsx';
import { action as act, loader as productPage } from '#app/routes/seller/products/product.tsx';
import { action as saveStore, loader as storePage } from '#app/routes/seller/store.tsx';
import { findStore } from '#app/stores/index.server.ts';
import { aSellersDesk, type Desk } from '#tests/support/a-desk.ts';
import { aCategory, aProduct, fresh, systemCtx } from '#tests/support/a-shop.ts';

async function aDeskWithProduct(over: Parameters<typeof aProduct>[2] = {}) {
  const system = await systemCtx();
  const desk = await aSellersDesk();
  const id = await aProduct(system, desk.storeId, { categorySlug: await aCategory(system), ...over });
  return { system, desk, id };
}

const post = (desk: Desk, id: string, form: Record<string, string>) =>
  desk.call(act, `/seller/products/${id}`, { params: { id }, form });
const open = async (desk: Desk, id: string) =>
  desk.call(productPage, `/seller/products/${id}`, { params: { id } });

test('the list shows a store its own products by shelf and name', async () => {
  const { desk, id } = await aDeskWithProduct({ name: '한밭 햇사과' });
  const page = await desk.call(listPage, `/seller/products?shelf=on_sale&q=${encodeURIComponent('햇사과')}`);
  expect(page.body).toMatchObject({ rows: [{ id }], shelf: 'on_sale', name: '햇사과', counts: { all: 1 } });
  const none = await desk.call(listPage, '/seller/products?shelf=nonsense&q=%00%27&cursor=rubbish');
  expect(none).toMatchObject({ status: 200, body: { rows: [], shelf: 'all' } });
  const stranger = await aSellersDesk();
  expect(await stranger.call(listPage, '/seller/products')).toMatchObject({ body: { rows: [] } });
});

test('a product is moved, renamed, counted and priced by forms that end in a page', async () => {
  const { system, desk, id } = await aDeskWithProduct({ state: 'stopped' });
  const name = fresh('새 이름');
  const forms: Record<string, string>[] = [
    { intent: 'resume' },
    { intent: 'facts', name, summary: '소개', description: '첫 줄\r\n둘째 줄' },
    {
      intent: 'stock',
      countId: newId(),
      'counts.0.sku': 'a',
      'counts.0.seen': '10',
      'counts.0.onHand': '1,234',
    },
    { intent: 'prices', 'prices.0.sku': 'a', 'prices.0.seen': '9900', 'prices.0.price': '12,000' },
  ];
  for (const form of forms)
    for (let sent = 0; sent < 2; sent++)
      expect(await post(desk, id, form), JSON.stringify(form)).toMatchObject({
        status: 302,
        location: `/seller/products/${id}`,
      });
  expect(await findProduct(system, id)).toMatchObject({
    name,
    description: '첫 줄\n둘째 줄',
    onSale: true,
    price: 12_000,
    variants: [{ stock: 1234 }],
  });
});

test('a sale is planned and cancelled by forms, each sent twice', async () => {
  const { desk, id } = await aDeskWithProduct();
  const plan = {
    intent: 'plan',
    beginsAt: '2199-01-01T09:00',
    endsAt: '2199-01-02T09:00',
    'prices.0.sku': 'a',
    'prices.0.price': '8,000',
  };
  for (let sent = 0; sent < 2; sent++) expect(await post(desk, id, plan)).toMatchObject({ status: 302 });
  const { body } = await open(desk, id);
  const { plans } = body as { plans: { id: string; state: string; prices: unknown }[] };
  expect(plans).toMatchObject([{ state: 'planned', prices: [{ sku: 'a', price: 8000 }] }]);
  const cancel = { intent: 'cancel-plan', planId: plans[0]?.id ?? '' };
  const stranger = await aDeskWithProduct();
  expect(await post(stranger.desk, stranger.id, cancel)).toMatchObject({ status: 404 });
  for (let sent = 0; sent < 2; sent++) expect(await post(desk, id, cancel)).toMatchObject({ status: 302 });
  expect(await open(desk, id)).toMatchObject({ body: { plans: [{ state: 'cancelled' }] } });
});

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const { desk, id } = await aDeskWithProduct();
  const facts = await post(desk, id, { intent: 'facts', name: '', summary: '소개', description: '설명' });
  expect(facts).toMatchObject({
    status: 400,
    body: { fields: { name: '상품명을(를) 입력해 주세요.' }, values: { intent: 'facts', summary: '소개' } },
  });
  const price = { 'prices.4.sku': 'a', 'prices.4.seen': '9900', 'prices.4.price': '열두냥' };
  expect(await post(desk, id, { intent: 'prices', ...price })).toMatchObject({
    status: 400,
    body: { fields: { 'prices.4.price': '판매가을(를) 숫자로 입력해 주세요.' } },
  });
  const stock = { countId: newId(), 'counts.0.sku': 'a', 'counts.0.seen': '10', 'counts.0.onHand': '' };
  expect(await post(desk, id, { intent: 'stock', ...stock })).toMatchObject({
    status: 400,
    body: { fields: { 'counts.0.onHand': expect.any(String) } },
  });
  const plan = { intent: 'plan', beginsAt: '', endsAt: '2199-01-01T00:00', 'prices.2.sku': 'a' };
  expect(await post(desk, id, { ...plan, 'prices.2.price': '1' })).toMatchObject({
    status: 400,
    body: {
      fields: { beginsAt: '시작 시각을 입력해 주세요.', 'prices.2.price': expect.any(String) },
      values: { 'prices.2.price': '1' },
    },
  });
  expect(
    await post(desk, id, { ...plan, beginsAt: '2199-02-01T00:00', 'prices.2.price': '8000' }),
  ).toMatchObject({
    status: 400,
    body: { fields: { endsAt: '종료는 시작보다 뒤여야 합니다.' } },
  });
  expect(await post(desk, id, { ...plan, beginsAt: '2198-02-01T00:00', 'prices.2.price': '' })).toMatchObject(
    {
      status: 400,
      body: { fields: { prices: '할인할 옵션을 하나 이상 골라 주세요.' } },
    },
  );
  expect(
    await post(desk, id, { ...plan, beginsAt: '2198-02-01T00:00', 'prices.2.price': '9900' }),
  ).toMatchObject({
    status: 409,
    body: { fields: { prices: expect.stringContaining('낮아야') } },
  });
  expect(await post(desk, id, { intent: 'nonsense' })).toMatchObject({ status: 400 });
});

test("a move that is not allowed and a number that moved are answered 409; a stranger's product 404", async () => {
  const { desk, id } = await aDeskWithProduct();
  expect(await post(desk, id, { intent: 'review' })).toMatchObject({
    status: 409,
    body: { code: 'catalog/illegal-move' },
  });
  const counts = { countId: newId(), 'counts.0.sku': 'a', 'counts.0.seen': '7', 'counts.0.onHand': '9' };
  expect(await post(desk, id, { intent: 'stock', ...counts })).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('10개') },
  });
  const stranger = await aSellersDesk();
  expect((await open(stranger, id)).status).toBe(404);
  expect((await post(stranger, id, { intent: 'stop' })).status).toBe(404);
  const facts = { intent: 'facts', name: '남의 것', summary: '소개', description: '설명' };
  expect((await post(stranger, id, facts)).status).toBe(404);
});

const storeForm = {
  intro: '소개글',
  story: '첫 줄\r\n둘째 줄',
  'notice.text': '이번 주는 배추가 좋아요',
  'notice.from': '2026-01-01',
  'notice.until': '2199-12-31',
  hasHours: 'own',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) => [
      [`hours.${day}.open`, 'on'],
      [`hours.${day}.from`, '09:00'],
      [`hours.${day}.until`, '24:00'],
    ]),
  ),
  'closedOn.0.nth': '',
  'closedOn.0.weekday': '1',
  'closedOn.2.nth': '2',
  'closedOn.2.weekday': '3',
  'closures.0.firstDay': '',
  'closures.0.lastDay': '',
  'closures.0.reason': '',
  'closures.1.firstDay': '2199-08-01',
  'closures.1.lastDay': '',
  'closures.1.reason': '여름휴가',
  phone: '042-123-4567',
  email: 'shop@example.com',
};

test("the store's facts are saved by a form sent twice, read again as they were, and shown", async () => {
  const desk = await aSellersDesk();
  for (let sent = 0; sent < 2; sent++)
    expect(await desk.call(saveStore, '/seller/store', { form: storeForm })).toMatchObject({
      status: 302,
      location: '/seller/store',
    });
  const open = { from: '09:00', until: '24:00' };
  const saved = {
    story: '첫 줄\n둘째 줄',
    hours: [null, open, open, open, open, open, null],
    closedOn: [{ nth: 2, weekday: 3 }],
    closures: [{ firstDay: '2199-08-01', lastDay: '2199-08-01', reason: '여름휴가' }],
  };
  expect(await desk.call(storePage, '/seller/store')).toMatchObject({ body: { store: saved } });
  expect(await findStore(await systemCtx(), desk.slug)).toMatchObject({
    notice: { text: '이번 주는 배추가 좋아요' },
    opening: { closures: saved.closures },
  });
});

test("what is wrong in the store's form is said beside its row and changes nothing", async () => {
  const desk = await aSellersDesk();
  const wrong = {
    ...storeForm,
    'notice.until': '',
    'hours.2.until': '08:00',
    'closures.1.reason': '',
    'closures.3.firstDay': '어제',
    phone: '전화',
  };
  const answer = await desk.call(saveStore, '/seller/store', { form: wrong });
  expect(answer.status).toBe(400);
  const { fields, values } = answer.body as Record<'fields' | 'values', Record<string, string>>;
  expect(Object.keys(fields).sort()).toEqual([
    'closures.1.reason',
    'closures.3.firstDay',
    'closures.3.lastDay',
    'closures.3.reason',
    'hours.2',
    'notice.until',
    'phone',
  ]);
  expect(values['closures.3.firstDay']).toBe('어제');
  expect(await desk.call(storePage, '/seller/store')).toMatchObject({ body: { store: { hours: null } } });
});
