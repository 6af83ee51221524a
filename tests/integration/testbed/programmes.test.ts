import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Operator, Seller, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { addDays, after, days, kstDay, kstDayOf } from '#app/core/kst.ts';
import { HANDLERS } from '#app/jobs/registry.server.ts';
import { findOrder, linesOf } from '#app/orders/index.server.ts';
import { listOwnReviews, saveReview } from '#app/reviews/index.server.ts';
import {
  applyForTest,
  closeSoldOut,
  closeSoldOutOf,
  decideProgramme,
  findProgramme,
  giveFeedback,
  linesToAnswer,
  listFeedback,
  moveDueProgrammes,
  numbersOf,
  programmeResults,
  replyToFeedback,
  saveProgramme,
  writeClosingWords,
} from '#app/testbed/index.server.ts';
import { type SaveProgrammeDraft, SaveProgrammeInput } from '#app/testbed/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { storeMembers, stores } from '#db/schema/stores.ts';
import { testbedFeedback, testbedProgrammes } from '#db/schema/testbed.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { fillCart, pay, place } from '#tests/support/a-purchase.ts';
import {
  type AStore,
  type AVariant,
  aShopper,
  aStore,
  aVariant,
  aWorld,
  NOON,
  type World,
} from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
let operator: Ctx<Operator>;
let count = 0;
const { gateway } = aProvider();
const TODAY = kstDayOf(NOON);

beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url);
  const { actor } = await aShopper(world);
  operator = { ...world.system, actor: { kind: 'operator', userId: actor.userId } };
});
afterAll(async () => {
  await world.database.close();
});

type Maker = { seller: Ctx<Seller>; store: AStore; variant: AVariant };

async function aMaker(certificateUntil: string | null = '2027-12-31'): Promise<Maker> {
  const store = await aStore(world, { shippingFee: 0 });
  const { db } = world.system;
  await db
    .update(stores)
    .set({
      storeType: 'venture',
      certificateUntil: certificateUntil === null ? null : kstDay(certificateUntil),
    })
    .where(eq(stores.id, store.storeId));
  const { actor } = await aShopper(world);
  await db.insert(storeMembers).values({ storeId: store.storeId, userId: actor.userId, rank: 'owner' });
  const seller = {
    ...world.system,
    actor: { kind: 'seller' as const, userId: actor.userId, storeId: store.storeId },
  };
  return { seller, store, variant: await aVariant(world, store, { price: 10_000 }) };
}

const draft = ({ variant }: Maker, over: Partial<SaveProgrammeDraft> = {}) =>
  SaveProgrammeInput.parse({
    id: newId(),
    slug: `t-${++count}-${process.pid}`,
    title: '어두운 수면등',
    question: '더 어두우면 편할까요?',
    story: '부모님들의 말을 듣고 만들었습니다.',
    disclosure: 'discounted',
    beginsOn: TODAY,
    endsOn: addDays(TODAY, 10),
    quantity: 100,
    productIds: [variant.productId],
    questions: [
      { id: 'q1', kind: 'scale', label: '다시 살까요?' },
      { id: 'q2', kind: 'text', label: '고칠 점' },
    ],
    ...over,
  });

const stateOf = async (id: string) =>
  (
    await world.system.db
      .select({ state: testbedProgrammes.state })
      .from(testbedProgrammes)
      .where(eq(testbedProgrammes.id, id))
  )[0]?.state;

const decide = (
  programmeId: string,
  intent: 'approve' | 'reject' | 'close' | 'graduate' | 'end',
  reason = '까닭',
) => decideProgramme(operator, { programmeId, intent, reason });

/** Written, applied for, approved and started. */
async function aRunning(maker: Maker, over: Partial<SaveProgrammeDraft> = {}): Promise<string> {
  const input = draft(maker, over);
  await saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  await applyForTest(maker.seller, input.id);
  await decide(input.id, 'approve');
  await moveDueProgrammes(world.system);
  return input.id;
}

async function aBuyer({ variant }: Maker, quantity = 1): Promise<{ ctx: Ctx<Shopper>; number: string }> {
  const ctx = await aShopper(world);
  await fillCart(ctx, [{ variantId: variant.variantId, quantity }]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  return { ctx, number };
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { reason?: { code: string } }) => error.reason?.code ?? error,
  );

test('from draft to graduation, each step once and in the audit log', async () => {
  const maker = await aMaker();
  const input = draft(maker);
  const save = () => saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  await save();
  await save();
  expect(await stateOf(input.id)).toBe('draft');
  expect(await findProgramme(world.system, input.slug ?? '')).toBeNull();
  await applyForTest(maker.seller, input.id);
  await applyForTest(maker.seller, input.id);
  expect(await refusal(save())).toBe('testbed/wrong-state');
  await decide(input.id, 'approve');
  await decide(input.id, 'approve');
  expect(await moveDueProgrammes(world.system)).toBe(1);
  expect(await moveDueProgrammes(world.system)).toBe(0);
  expect(await findProgramme(world.system, input.slug ?? '')).toMatchObject({ state: 'running' });
  expect(await refusal(decide(input.id, 'graduate'))).toBe('testbed/wrong-state');
  await decide(input.id, 'close');
  await decide(input.id, 'graduate');
  await writeClosingWords(maker.seller, { programmeId: input.id, words: '고맙습니다.' });
  const audited = await world.system.db.execute<{ action: string }>(
    sql`select action from audit_log where subject = ${`testbed:${input.id}`} order by at, id`,
  );
  expect(audited.map(({ action }) => action)).toEqual([
    'testbed.apply',
    'testbed.approve',
    'testbed.start',
    'testbed.close',
    'testbed.graduate',
    'testbed.closing-words',
  ]);
});

test('strangers write, apply and speak for nobody', async () => {
  const [maker, other] = [await aMaker(), await aMaker()];
  const input = draft(maker);
  await saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  expect(await refusal(saveProgramme(other.seller, { ...input, storeId: maker.store.storeId }))).toBe(
    'stores/not-found',
  );
  const stolen = { ...draft(other), id: input.id, storeId: other.store.storeId };
  expect(await refusal(saveProgramme(other.seller, stolen))).toBe('testbed/not-found');
  expect(await refusal(applyForTest(other.seller, input.id))).toBe('testbed/not-found');
  const foreign = {
    ...draft(other, { productIds: [maker.variant.productId] }),
    storeId: other.store.storeId,
  };
  expect(await refusal(saveProgramme(other.seller, foreign))).toBe('testbed/foreign-product');
});

test.each([
  { what: 'none', until: null },
  { what: 'one that ends during the test', until: '2026-11-25' },
  { what: 'one that has lapsed', until: '2026-01-01' },
])('a certificate: $what is not enough', async ({ until }) => {
  const maker = await aMaker(until);
  const input = draft(maker);
  await saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  expect(await refusal(applyForTest(maker.seller, input.id))).toBe('testbed/no-certificate');
});

test('two of the desk decide at once and one of them wins', async () => {
  const maker = await aMaker();
  const input = draft(maker);
  await saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  await applyForTest(maker.seller, input.id);
  const answers = await Promise.all([
    refusal(decide(input.id, 'approve')),
    refusal(decide(input.id, 'reject')),
  ]);
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'testbed/wrong-state')).toHaveLength(1);
});

test('a verified buyer tells once; strangers and those who sent it back do not', async () => {
  const maker = await aMaker();
  const programmeId = await aRunning(maker);
  const { ctx, number } = await aBuyer(maker, 2);
  const [line] = await linesToAnswer(ctx, programmeId);
  const orderLineId = line?.orderLineId ?? '';
  const given = { q1: '4', q2: '조금 더 어둡게요' };
  const stranger = await aShopper(world);
  expect(await linesToAnswer(stranger, programmeId)).toEqual([]);
  expect(await refusal(giveFeedback(stranger, { programmeId, orderLineId, given }))).toBe(
    'testbed/not-a-buyer',
  );
  expect(await giveFeedback(ctx, { programmeId, orderLineId, given: { q1: '9' } })).toMatchObject({
    ok: false,
    problems: { q1: expect.any(String) },
  });
  await Promise.all([1, 2].map(() => giveFeedback(ctx, { programmeId, orderLineId, given })));
  expect(await linesToAnswer(ctx, programmeId)).toEqual([]);
  expect(await numbersOf(ctx, programmeId)).toEqual({ buyers: 1, sold: 2, answers: 1 });
  const page = await listFeedback(ctx, programmeId);
  expect(page.rows).toMatchObject([{ name: '김*통', disclosure: 'discounted', answers: given, replies: {} }]);

  const back = await aBuyer(maker);
  const [kept] = await linesToAnswer(back.ctx, programmeId);
  const order = await findOrder(back.ctx, back.number);
  const storeOrderId = order?.stores[0]?.id ?? '';
  const preview = await previewCancel(back.ctx, { number: back.number, storeOrderId });
  await cancelOrder(back.ctx, {
    number: back.number,
    storeOrderId,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
  expect(await linesToAnswer(back.ctx, programmeId)).toEqual([]);
  expect(
    await refusal(giveFeedback(back.ctx, { programmeId, orderLineId: kept?.orderLineId ?? '', given })),
  ).toBe('testbed/not-a-buyer');
  expect(await findOrder(ctx, number)).not.toBeNull();

  const programme = await findProgrammeById(programmeId);
  const results = await programmeResults(ctx, programme);
  expect(results[0]).toMatchObject({ answered: 1, mean: 4 });
  expect(results[1]).toMatchObject({ answered: 1, rows: [] });

  const feedbackId = page.rows[0]?.id ?? '';
  const reply = { feedbackId, questionId: 'q2', text: '다음에는 더 어둡게 만들겠습니다.' };
  expect(await refusal(replyToFeedback((await aMaker()).seller, reply))).toBe('testbed/not-found');
  expect(await refusal(replyToFeedback(maker.seller, { ...reply, questionId: 'q1' }))).toBe(
    'testbed/not-found',
  );
  await replyToFeedback(maker.seller, reply);
  await replyToFeedback(maker.seller, { ...reply, text: '고쳤습니다.' });
  expect((await listFeedback(ctx, programmeId)).rows[0]?.replies).toEqual({ q2: '고쳤습니다.' });
});

async function findProgrammeById(id: string) {
  const [row] = await world.system.db.select().from(testbedProgrammes).where(eq(testbedProgrammes.id, id));
  if (!row) throw new Error(`no programme ${id}`);
  return row;
}

test('a review of what the test gave cheaper says so, one bought before the test does not', async () => {
  const maker = await aMaker();
  const review = async (ctx: Ctx<Shopper>, number: string) => {
    const order = await findOrder(ctx, number);
    const [line] = await linesOf(world.system, order?.id ?? '');
    const lineId = line?.id ?? '';
    await world.system.db.update(orderLines).set({ state: 'delivered' }).where(eq(orderLines.id, lineId));
    await saveReview(ctx, { lineId, stars: 4, text: '빛이 어두워서 아이가 잘 자요.' });
    return (await listOwnReviews(ctx)).rows.map(({ disclosure }) => disclosure);
  };
  const before = await aBuyer(maker);
  await world.system.db
    .update(orders)
    .set({ paidAt: after(NOON, -days(2)) })
    .where(eq(orders.number, before.number));
  await aRunning(maker);
  const during = await aBuyer(maker);
  expect(await review(before.ctx, before.number)).toEqual([null]);
  expect(await review(during.ctx, during.number)).toEqual(['discounted']);
});

test('what was bought before it began is not of the test', async () => {
  const maker = await aMaker();
  const { ctx } = await aBuyer(maker);
  const programmeId = await aRunning(maker, { beginsOn: addDays(TODAY, 1) });
  expect(await stateOf(programmeId)).toBe('approved');
  const later = { ...world.system, now: after(NOON, days(1)) };
  await moveDueProgrammes(later);
  expect(await stateOf(programmeId)).toBe('running');
  expect(await linesToAnswer({ ...ctx, now: later.now }, programmeId)).toEqual([]);
});

test('it closes by itself after its last day, or as soon as its quantity is sold', async () => {
  const maker = await aMaker();
  const byDate = await aRunning(maker, { endsOn: addDays(TODAY, 1) });
  const small = await aMaker();
  const byQuantity = await aRunning(small, { quantity: 2 });
  const first = await aBuyer(small, 1);
  const orderId = async ({ ctx, number }: typeof first) => (await findOrder(ctx, number))?.id ?? '';
  await closeSoldOutOf(world.system, await orderId(first));
  expect(await closeSoldOut(world.system)).toBe(0);
  expect(await stateOf(byQuantity)).toBe('running');
  const last = await aBuyer(small, 1);
  const { ctx } = last;
  const soon = { ...world.system, now: after(NOON, 60_000) };
  await moveDueProgrammes(soon);
  expect(await stateOf(byQuantity)).toBe('running');
  await HANDLERS['catalog.count-sales'](soon, { orderId: await orderId(last) });
  expect(await stateOf(byQuantity)).toBe('closed');
  expect(await linesToAnswer(ctx, byQuantity)).toHaveLength(1);
  await moveDueProgrammes({ ...world.system, now: after(NOON, days(1)) });
  expect(await stateOf(byDate)).toBe('running');
  await moveDueProgrammes({ ...world.system, now: after(NOON, days(2)) });
  expect(await stateOf(byDate)).toBe('closed');
  expect((await findProgrammeById(byDate)).closedAt).toEqual((await findProgrammeById(byDate)).endsAt);
});

test('what is sold out and no order reported is closed now and then', async () => {
  const maker = await aMaker();
  const id = await aRunning(maker, { quantity: 1 });
  await aBuyer(maker, 1);
  expect(await closeSoldOut({ ...world.system, now: after(NOON, 60_000) })).toBe(1);
  expect(await stateOf(id)).toBe('closed');
});

test('a programme that cannot be moved stops none of the others', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 6; n++) ids.push(await aRunning(await aMaker(), { endsOn: addDays(TODAY, 1) }));
  const owner = openDatabase({ url: url, pool: 1, role: 'owner' });
  await owner.client.unsafe(`
    create function fails() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
    create trigger fails before update on testbed_programmes for each row when (old.id = '${[...ids].sort()[0]}') execute function fails()`);
  try {
    await moveDueProgrammes({ ...world.system, now: after(NOON, days(2)) });
  } finally {
    await owner.client.unsafe('drop trigger fails on testbed_programmes; drop function fails()');
    await owner.close();
  }
  const states = await Promise.all([...ids].sort().map(stateOf));
  expect(states).toEqual(['running', ...Array(5).fill('closed')]);
});

test('a certificate that lapsed or was withdrawn since the application approves nothing', async () => {
  const maker = await aMaker();
  const input = draft(maker);
  await saveProgramme(maker.seller, { ...input, storeId: maker.store.storeId });
  await applyForTest(maker.seller, input.id);
  const certify = (certificateUntil: string | null, storeType: 'venture' | 'general' = 'venture') =>
    world.system.db
      .update(stores)
      .set({ storeType, certificateUntil: certificateUntil === null ? null : kstDay(certificateUntil) })
      .where(eq(stores.id, maker.store.storeId));
  for (const change of [
    () => certify(addDays(TODAY, -1)),
    () => certify(addDays(TODAY, 9)),
    () => certify(null),
    () => certify(null, 'general'),
  ]) {
    await change();
    expect(await refusal(decide(input.id, 'approve'))).toBe('testbed/no-certificate');
    expect(await stateOf(input.id)).toBe('applied');
  }
  await certify(addDays(TODAY, 10));
  await decide(input.id, 'approve');
  await certify(null);
  await decide(input.id, 'approve');
  expect(await stateOf(input.id)).toBe('approved');
});

test('nobody is told of twice for one line, whatever the code does', async () => {
  const [row] = await world.system.db.select().from(testbedFeedback).limit(1);
  if (!row) throw new Error('somebody told before');
  const again = world.system.db.insert(testbedFeedback).values({ ...row, id: newId() });
  await expect(again).rejects.toThrow();
});
