import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { beat, freeJobsOfTheDead } from '#app/jobs/heartbeat.server.ts';
import { runDueJobs } from '#app/jobs/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { receiveWebhook } from '#app/payments/index.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { type Database, inTransaction, openDatabase } from '#db/client.server.ts';
import { aWorld, type World } from '#tests/support/a-world.ts';
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

const jobs = (name: string) => owner.client`
  select j.id, j.locked_by from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${name}`;

test('a job exists exactly when its cause commits', async () => {
  const undo = new Error('undo');
  await inTransaction(world.system, async (tx) => {
    await enqueue(tx, 'files.make-avif', { imageId: newId() });
    throw undo;
  }).catch((error: unknown) => expect(error).toBe(undo));
  expect(await jobs('files.make-avif')).toHaveLength(0);
});

test('a webhook is kept once, read once, and of no harm when it names nothing of ours', async () => {
  const body = JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    data: { orderId: `order_${newId()}`, status: 'DONE' },
  });
  await receiveWebhook(world.system, body);
  await receiveWebhook(world.system, body);
  expect(await jobs('payments.read-webhook')).toHaveLength(1);
  await runDueJobs();
  expect(await jobs('payments.read-webhook')).toHaveLength(0);
});

test('the jobs of a dead worker are freed, those of a living one are not', async () => {
  await enqueue(world.system, 'catalog.count-sales', { orderId: newId() });
  await enqueue(world.system, 'catalog.count-sales', { orderId: newId() });
  await owner.client`
    update graphile_worker._private_jobs j set locked_by = x.worker, locked_at = now() - interval '20 seconds'
    from (select id, case row_number() over (order by id) when 1 then 'dead' else 'alive' end as worker from graphile_worker._private_jobs) x where x.id = j.id`;
  await owner.client`insert into worker_beats (worker_id, beat_at) values ('dead', now() - interval '16 seconds')`;
  await beat(owner, ['alive']);
  await freeJobsOfTheDead(owner, ['mine']);
  expect((await jobs('catalog.count-sales')).map((job) => job.locked_by).sort()).toEqual(['alive', null]);
});
