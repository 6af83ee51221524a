import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIVENESS_INVARIANTS } from '#app/bookcheck/order-invariants.ts';
import { newId } from '#app/core/ids.ts';
import { after, days } from '#app/core/kst.ts';
import { findSession, forgetExpired, startSession } from '#app/identity/index.server.ts';
import { beat, freeJobsOfTheDead } from '#app/jobs/heartbeat.server.ts';
import { runDueJobs } from '#app/jobs/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { receiveWebhook } from '#app/payments/index.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { type Database, inTransaction, openDatabase } from '#db/client.server.ts';
import { aShopper, aWorld, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let owner: Database;
beforeAll(async () => {
  const url = await testDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 2, role: 'owner' });
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
  await closeMallDatabase();
});

/** Other tests queue jobs in this database too: only those that carry one of ours. */
const jobsAbout = (...ids: string[]) => owner.client`
  select id, locked_by from graphile_worker._private_jobs where exists (select from json_each_text(payload) as p(name, value) where value = any(${ids}))`;

const receiptsAbout = (tossOrderId: string) =>
  owner.client`select raw, handled_at from webhook_receipts where toss_order_id = ${tossOrderId}`;

test('a job exists exactly when its cause commits', async () => {
  const undo = new Error('undo');
  const imageId = newId();
  await inTransaction(world.system, async (tx) => {
    await enqueue(tx, 'files.make-avif', { imageId });
    throw undo;
  }).catch((error: unknown) => expect(error).toBe(undo));
  expect(await jobsAbout(imageId)).toHaveLength(0);
  const orderId = newId();
  await inTransaction(world.system, (tx) => enqueue(tx, 'catalog.count-sales', { orderId }));
  expect(await jobsAbout(orderId)).toHaveLength(1);
});

test('a webhook is kept once, read once, and of no harm when it names nothing of ours', async () => {
  const tossOrderId = `order_${newId()}`;
  const body = JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    data: { orderId: tossOrderId, status: 'DONE' },
  });
  await receiveWebhook(world.system, body);
  await receiveWebhook(world.system, body);
  expect(await receiptsAbout(tossOrderId)).toMatchObject([{ raw: body, handled_at: null }]);
  expect(await jobsAbout(tossOrderId)).toHaveLength(1);
  await runDueJobs();
  expect(await jobsAbout(tossOrderId)).toHaveLength(0);
  expect(await receiptsAbout(tossOrderId)).not.toMatchObject([{ handled_at: null }]);
});

test('webhooks about one payment wait as one job, which handles them all', async () => {
  const tossOrderId = `order_${newId()}`;
  for (let n = 0; n < 5; n++)
    await receiveWebhook(world.system, JSON.stringify({ data: { orderId: tossOrderId }, n }));
  expect(await receiptsAbout(tossOrderId)).toHaveLength(5);
  expect(await jobsAbout(tossOrderId)).toHaveLength(1);
  await runDueJobs();
  const handled = (await receiptsAbout(tossOrderId)).filter((receipt) => receipt.handled_at !== null);
  expect(handled).toHaveLength(5);
});

test.each([
  ['a NUL', '{"data":{"orderId":"a\\u0000bcdefgh"}}'],
  ['half a character', '{"orderId":"order_\\ud800"}'],
  ['an order id that is none', '{"orderId":"주문 번호"}'],
  ['nothing', 'null'],
])('a webhook with %s is kept and asks for nothing', async (_name, body) => {
  await receiveWebhook(world.system, body);
  const kept = await owner.client`select toss_order_id, handled_at from webhook_receipts where raw = ${body}`;
  expect(kept).toHaveLength(1);
  expect(kept[0]?.toss_order_id).toBeNull();
  expect(kept[0]?.handled_at).not.toBeNull();
});

test('draining waits for what a worker has begun and leaves background work alone', async () => {
  const [orderId, imageId] = [newId(), newId()];
  await enqueue(world.system, 'catalog.count-sales', { orderId });
  await enqueue(world.system, 'files.make-avif', { imageId });
  await owner.client`
    update graphile_worker._private_jobs set locked_by = 'busy', locked_at = now() where payload->>'orderId' = ${orderId}`;
  let drained = false;
  const draining = runDueJobs().then(() => {
    drained = true;
  });
  await new Promise((wake) => setTimeout(wake, 300));
  expect(drained).toBe(false);
  await owner.client`delete from graphile_worker._private_jobs where payload->>'orderId' = ${orderId}`;
  await draining;
  expect(await jobsAbout(orderId)).toHaveLength(0);
  expect(await jobsAbout(imageId)).toHaveLength(1);
});

test('the jobs of a dead worker are freed, those of a living one are not', async () => {
  const [one, two] = [newId(), newId()];
  await enqueue(world.system, 'catalog.count-sales', { orderId: one });
  await enqueue(world.system, 'catalog.count-sales', { orderId: two });
  const lock = (orderId: string, worker: string) => owner.client`
    update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - interval '20 seconds' where payload->>'orderId' = ${orderId}`;
  await lock(one, 'dead');
  await lock(two, 'alive');
  await owner.client`insert into worker_beats (worker_id, beat_at) values ('dead', now() - interval '16 seconds')`;
  await beat(owner, ['alive']);
  await freeJobsOfTheDead(owner, ['mine']);
  expect((await jobsAbout(one, two)).map((job) => job.locked_by).sort()).toEqual(['alive', null]);
});

async function undelivered(): Promise<string[]> {
  const invariant = LIVENESS_INVARIANTS.find(({ name }) => name === 'OUTBOX_DRAINED');
  if (typeof invariant?.offenders !== 'string') throw new Error('no such query');
  const rows = await owner.client.unsafe<{ subject: string }[]>(invariant.offenders);
  return rows.map(({ subject }) => subject);
}

test('a keyed job queued anew while a worker died with it is nothing given up, and the new one waits', async () => {
  const productId = newId();
  const key = `search.index-product:${productId}`;
  const put = () => enqueue(world.system, 'search.index-product', { productId }, key);
  const givenUp = () => owner.client`
    select 'job ' || id as subject from graphile_worker._private_jobs where attempts >= max_attempts and payload->>'productId' = ${productId}`;
  await put();
  await owner.client`
    update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now() - interval '20 seconds' where key = ${key}`;
  await put();
  expect(await givenUp()).toHaveLength(1);
  expect(await undelivered()).not.toContain((await givenUp())[0]?.subject);
  await freeJobsOfTheDead(owner, ['mine']);
  expect(await givenUp()).toHaveLength(0);
  expect(await jobsAbout(productId)).toMatchObject([{ locked_by: null }]);
});

test('housekeeping forgets what ended and keeps what did not', async () => {
  const ctx = await aShopper(world);
  const ended = await startSession(ctx, { userId: ctx.actor.userId, secondFactor: true, device: 'test' });
  const later = { ...world.system, now: after(world.system.now, days(1)) };
  const living = await startSession(
    { ...ctx, now: later.now },
    { userId: ctx.actor.userId, secondFactor: false, device: 'test' },
  );
  await forgetExpired(later);
  expect(await findSession(ctx, ended)).toBeNull();
  expect(await findSession(later, living)).not.toBeNull();
});
