import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { kstDay } from '#app/core/kst.ts';
import { findStore, getOwnStore, saveStoreFacts } from '#app/stores/index.server.ts';
import { type SaveStoreFactsDraft, SaveStoreFactsInput } from '#app/stores/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { auditLog } from '#db/schema/audit.ts';
import { storeClosures } from '#db/schema/stores.ts';
import { aSeller, systemCtx } from '#tests/support/a-shop.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

/** Noon of 2026-11-23, a Monday. */
const aFact = (over: Partial<SaveStoreFactsDraft> = {}) =>
  SaveStoreFactsInput.parse({
    intro: '아침에 빚은 떡',
    story: '삼대째 떡을 빚습니다.\n새벽 네 시에 시작해요.',
    notice: { text: '김장철 배추는 금요일까지', from: '2026-11-20', until: '2026-11-27' },
    hours: [null, ...Array.from({ length: 6 }, () => ({ from: '09:00', until: '18:30' }))],
    closedOn: [{ weekday: 3, nth: 2 }],
    closures: [{ firstDay: '2026-12-24', lastDay: '2026-12-26', reason: '겨울 휴가' }],
    phone: '042-123-4567',
    email: 'tteok@example.com',
    ...over,
  });

async function slugOf(seller: Ctx<Seller>): Promise<string> {
  return (await getOwnStore(seller)).slug;
}
const savings = (ctx: Ctx, storeId: string) =>
  ctx.db
    .select({ before: auditLog.before, after: auditLog.after })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `store:${storeId}`), eq(auditLog.action, 'stores.save-facts')));

test('what the seller says is what the page of the store shows', async () => {
  const seller = await aSeller(await systemCtx());
  await saveStoreFacts(seller, aFact());
  expect(await findStore(seller, await slugOf(seller))).toMatchObject({
    intro: '아침에 빚은 떡',
    story: '삼대째 떡을 빚습니다.\n새벽 네 시에 시작해요.',
    notice: { text: '김장철 배추는 금요일까지', until: '2026-11-27' },
    openNow: { state: 'open', until: '18:30' },
    opening: {
      closedOn: [{ weekday: 3, nth: 2 }],
      closures: [{ firstDay: '2026-12-24', lastDay: '2026-12-26', reason: '겨울 휴가' }],
    },
    phone: '042-123-4567',
  });
  await saveStoreFacts(seller, aFact({ notice: null, hours: null, closures: [] }));
  expect(await findStore(seller, await slugOf(seller))).toMatchObject({
    notice: null,
    openNow: { state: 'unknown' },
    opening: { closures: [] },
  });
});

test('the same twice, also at once, is one saving with what it was and what it became', async () => {
  const seller = await aSeller(await systemCtx());
  await Promise.all([saveStoreFacts(seller, aFact()), saveStoreFacts(seller, aFact())]);
  await saveStoreFacts(seller, aFact());
  await saveStoreFacts(seller, aFact({ intro: '새 소개' }));
  const rows = await savings(seller, seller.actor.storeId);
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ before: { intro: '아침에 빚은 떡' }, after: { intro: '새 소개' } });
});

test('two savings at once leave the closures of one of them', async () => {
  const seller = await aSeller(await systemCtx());
  const closing = (day: string) => [{ firstDay: day, lastDay: day, reason: '쉽니다' }];
  await Promise.all(
    ['2026-12-01', '2026-12-02', '2026-12-03'].map((day) =>
      saveStoreFacts(seller, aFact({ closures: closing(day) })),
    ),
  );
  expect((await getOwnStore(seller)).closures).toHaveLength(1);
});

test('a closure that is over stays as it was and is prolonged by one of the same first day', async () => {
  const seller = await aSeller(await systemCtx());
  const { storeId } = seller.actor;
  await seller.db.insert(storeClosures).values([
    { storeId, firstDay: kstDay('2026-11-01'), lastDay: kstDay('2026-11-02'), reason: '지난 휴무' },
    { storeId, firstDay: kstDay('2026-11-10'), lastDay: kstDay('2026-11-11'), reason: '수리' },
  ]);
  expect((await getOwnStore(seller)).closures).toEqual([]);
  const closures = [{ firstDay: '2026-11-10', lastDay: '2026-11-30', reason: '수리 연장' }];
  await saveStoreFacts(seller, aFact({ closures }));
  const kept = await seller.db.select().from(storeClosures).where(eq(storeClosures.storeId, storeId));
  expect(kept.map(({ reason }) => reason).sort()).toEqual(['수리 연장', '지난 휴무']);
});

test('who is no member of the store neither reads nor says anything of it', async () => {
  const system = await systemCtx();
  const [owner, stranger] = [await aSeller(system), await aSeller(system)];
  const forged = { ...stranger, actor: { ...stranger.actor, storeId: owner.actor.storeId } };
  const refused = { reason: { code: 'stores/not-found' } };
  await expect(getOwnStore(forged)).rejects.toMatchObject(refused);
  await expect(saveStoreFacts(forged, aFact())).rejects.toMatchObject(refused);
  expect(await findStore(system, await slugOf(owner))).toMatchObject({ intro: '시험 상점입니다.' });
});

test('saving only a closure tells the web that pages are out of date', async () => {
  const seller = await aSeller(await systemCtx());
  await saveStoreFacts(seller, aFact());
  const listener = openDatabase({ url: await testDatabaseUrl(), pool: 1 });
  let listening = () => undefined as unknown;
  const ready = new Promise((resolve) => {
    listening = () => resolve(undefined);
  });
  try {
    const told = new Promise<string>((resolve) => {
      listener.client.listen('mall_pages', () => resolve('told'), listening);
    });
    await ready;
    await saveStoreFacts(seller, aFact({ closures: [] }));
    expect(await told).toBe('told');
  } finally {
    await listener.close();
  }
});

test.each([
  [{ closures: [{ firstDay: '2026-12-02', lastDay: '2026-12-01', reason: '거꾸로' }] }, 'lastDay'],
  [{ notice: { text: '소식', from: '2026-12-02', until: '2026-12-01' } }, 'until'],
  [{ phone: '1234' }, 'phone'],
  [{ closures: [{ firstDay: '2026-02-30', lastDay: '2026-02-30', reason: '없는 날' }] }, 'firstDay'],
])('%j is refused beside %s', (over, field) => {
  const parsed = SaveStoreFactsInput.safeParse({ ...aFact(), ...over });
  expect(parsed.error?.issues.map(({ path }) => path.at(-1))).toContain(field);
});
