import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WALLET_LIFE_INVARIANTS } from '#app/bookcheck/wallet-life-invariants.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { payOutCharge } from '#app/refunds/index.server.ts';
import {
  acceptGift,
  declineGift,
  expireLots,
  grantPoints,
  listChargedLots,
} from '#app/wallet/index.server.ts';
import { type Database, type Db, openDatabase } from '#db/client.server.ts';
import { currencyPolicies } from '#db/schema/wallet.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge } from '#tests/support/a-purchase.ts';
import { aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { planted } from '#tests/support/planted.ts';
import { aPerson, send } from '#tests/support/wallet-life.ts';

let world: World;
let owner: Database;
const TWO_DAYS_ON = after(NOON, days(2));

/** Gifts in every state, one of them waiting for room, a charge paid out, points that ended. */
beforeAll(async () => {
  const url = await freshDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 2, role: 'owner', statementSeconds: 60 });
  const { gateway } = aProvider();
  const [from, to] = [await aPerson(world), await aPerson(world)];
  await charge(from.ctx, 100_000, gateway);
  await charge(to.ctx, 50_000, gateway);
  await send(from, to, 10_000);
  await acceptGift(to.ctx, await send(from, to, 10_000));
  const back = await send(from, to, 30_000);
  await world.system.db.update(currencyPolicies).set({ holdingLimit: krw(60_000) });
  await declineGift(to.ctx, back);
  const own = (await listChargedLots(to.ctx, 'daejeon', 5)).find((lot) => lot.chargeId);
  await payOutCharge(to.ctx, { chargeId: own?.chargeId ?? '', requestKey: newId(), expected: krw(50_000) });
  await grantPoints(world.system, {
    grantId: newId(),
    userId: to.ctx.actor.userId,
    amount: krw(300),
    validDays: 1,
  });
  await expireLots({ ...world.system, now: TWO_DAYS_ON });
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
});

async function brokenIn(db: Db): Promise<string[]> {
  const names: string[] = [];
  for (const { name, offenders } of WALLET_LIFE_INVARIANTS) {
    const query = String(offenders).replaceAll(':now', `timestamptz '${TWO_DAYS_ON.toISOString()}'`);
    if ((await db.execute(sql.raw(query))).length > 0) names.push(name);
  }
  return names;
}

test('an honest life of wallets is clean', async () => {
  expect(await brokenIn(owner.db)).toEqual([]);
});

const PLANTS: [name: string, statement: string][] = [
  ['GIFTS_MATCH', `update wallet_gifts set state = 'lapsed' where state = 'sent'`],
  ['GIFTS_MATCH', `update wallet_gifts set state = 'sent' where state = 'accepted'`],
  ['GIFTS_MATCH', `delete from pending_returns`],
  ['GIFTS_MATCH', `update wallet_gifts set amount = amount + 1 where state = 'accepted'`],
  ['GIFT_LIMITS_KEPT', `update currency_policies set gift_daily_limit = 15000`],
  ['GIFT_LIMITS_KEPT', `update currency_policies set gift_monthly_limit = 15000`],
  ['CHARGES_MATCH', `update wallet_months set charged = charged + 1`],
  ['CHARGES_MATCH', `update wallet_months set restored = restored + 1`],
  ['CHARGES_MATCH', `update wallet_charges set state = 'charged' where state = 'cancelled'`],
  ['CHARGES_MATCH', `update refunds set external = external - 1`],
  ['CHARGES_MATCH', `update refunds set state = 'done'`],
  ['EXPIRED_MATCH', `update lot_uses set amount = amount + 1 where use = 'expire'`],
];

test('every invariant has a planted violation', () => {
  expect(new Set(PLANTS.map(([name]) => name))).toEqual(
    new Set(WALLET_LIFE_INVARIANTS.map(({ name }) => name)),
  );
});

test.each(PLANTS)('%s sees %s', async (name, statement) => {
  expect(await planted(owner.db, [statement], brokenIn)).toContain(name);
});
