import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { walletHistory } from '#app/http/wallet-history.server.ts';
import {
  acceptGift,
  declineGift,
  expireLots,
  giveGrant,
  grantPoints,
  readWallet,
  saveGrantProgramme,
} from '#app/wallet/index.server.ts';
import type { HistoryFilter } from '#app/wallet/index.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place } from '#tests/support/a-purchase.ts';
import { aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';
import { aPerson, type Person, send } from '#tests/support/wallet-life.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(() => world.database.close());
const { gateway } = aProvider();

async function all(person: Person, filter: HistoryFilter, limit: number) {
  const rows = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof walletHistory>> = await walletHistory(
      person.ctx,
      { filter, currency: 'daejeon' },
      { cursor, limit },
    );
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  return rows;
}

async function aFullLife() {
  const [person, friend] = [await aPerson(world), await aPerson(world)];
  const { userId } = person.ctx.actor;
  await charge(person.ctx, 100_000, gateway);
  const programmeId = newId();
  await saveGrantProgramme(world.system, {
    id: programmeId,
    currency: 'daejeon',
    name: '청년수당',
    funder: '대전광역시',
    validDays: 1,
    createdAt: NOON,
  });
  await giveGrant(world.system, { grantId: newId(), programmeId, userId, amount: krw(5000) });
  await grantPoints(world.system, { grantId: newId(), userId, amount: krw(700), validDays: 300 });
  const { variantId } = await aVariant(world, await aStore(world, { name: '성심상점', shippingFee: 0 }), {
    price: 10_000,
  });
  await fillCart(person.ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(person.ctx, { wallet: 4000 });
  await pay(person.ctx, tossOrderId, gateway);
  const back = await send(person, friend, 10_000);
  await declineGift(friend.ctx, back);
  await acceptGift(friend.ctx, await send(person, friend, 20_000));
  await expireLots({ ...world.system, now: after(NOON, days(2)) });
  return { person, friend, number };
}

test('every entry is told in words a shopper knows', async () => {
  const { person, friend, number } = await aFullLife();
  const rows = await all(person, 'all', 50);
  const masked = expect.stringMatching(/^김\*+통 님/);
  expect(rows.map(({ title, detail, amount }) => [title, detail, amount])).toEqual([
    ['유효기간이 지나 사라짐', '청년수당', -1000],
    ['선물 보냄', masked, -20_000],
    ['보낸 선물이 돌아옴', masked, 10_000],
    ['선물 보냄', masked, -10_000],
    ['주문 결제', `성심상점 · 주문 ${number}`, -4000],
    ['정책수당 받음', '청년수당', 5000],
    ['충전', null, 100_000],
  ]);
  expect((await all(friend, 'charged', 5)).map(({ title }) => title)).toEqual(['선물 받음']);
  expect((await all(person, 'points', 5)).map(({ title, balance }) => [title, balance])).toEqual([
    ['적립금 받음', 700],
  ]);
});

test('an order that waits for its payment is told as held', async () => {
  const person = await aPerson(world);
  await charge(person.ctx, 10_000, gateway);
  const { variantId } = await aVariant(world, await aStore(world), { price: 10_000 });
  await fillCart(person.ctx, [{ variantId }]);
  await place(person.ctx, { wallet: 4000 });
  expect((await all(person, 'all', 5))[0]?.title).toBe('결제 대기 중인 주문에 보류');
});

test.each([1, 2, 3, 50])('the balance runs on across pages of %i and ends at nothing', async (limit) => {
  const { person } = await aFullLife();
  const { balances } = await readWallet(person.ctx);
  const now = {
    all: balances.charged + balances.cashback + balances.grant,
    charged: balances.charged,
    grant: 0,
  };
  for (const filter of ['all', 'charged', 'grant'] as const) {
    const rows = await all(person, filter, limit);
    let balance = now[filter];
    for (const row of rows) {
      expect(row.balance).toBe(balance);
      balance -= row.amount;
    }
    expect(balance).toBe(0);
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length);
  }
});
