import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, Operator, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import { type KstMonth, kstDayOf, kstMonthOf } from '#app/core/kst.ts';
import { owedOn, post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { currencyTermsAt, setCurrencyTerm } from '#app/stores/index.server.ts';
import { CurrencyTermInput } from '#app/stores/index.ts';
import {
  closeBudgets,
  countReward,
  currentPolicy,
  enrolInBenefitGroup,
  listBudgets,
  listBudgetsLeft,
  noteBudgets,
  openBudgets,
  programmeStandings,
  saveCurrency,
  savePolicy,
  saveProgramme,
  uncountReward,
} from '#app/wallet/index.server.ts';
import { budgetAccount, decideCharge, type ProgrammeDraft } from '#app/wallet/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { aShopper, aStore, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
});
afterAll(async () => {
  await world.database.close();
});

const NOVEMBER = kstMonthOf(NOON);
const at = (iso: string): Ctx<System> => ({ ...world.system, now: new Date(iso) });
const kst = (text: string) => new Date(`${text}+09:00`);
/** A programme of its own for each test, in a currency no other test looks at. */
async function aProgramme(over: Partial<ProgrammeDraft> = {}): Promise<ProgrammeDraft & { id: string }> {
  const programme = {
    id: newId(),
    currency: 'daejeon',
    name: '시험 캐시백',
    funder: '대전광역시',
    tiers: [{ upTo: null, rateBps: 1000 }],
    personalMonthlyCap: 50_000,
    monthlyBudget: 1000,
    beginsAt: kst('2026-11-01T00:00:00'),
    ...over,
  };
  await saveProgramme(world.system, programme);
  return programme;
}
const left = async (programmeId: string, period: KstMonth | 'whole', currency = 'daejeon'): Promise<Krw> => {
  const code = account.budget(currency, programmeId, period);
  return (await owedOn(world.system, [code])).get(code) ?? krw(0);
};
/** A promise taken from a budget, as a hold would. */
const promiseFrom = (code: string, amount: number, orderId = newId()) =>
  post(world.system, [
    {
      kind: 'hold',
      key: `hold:${orderId}`,
      date: kstDayOf(NOON),
      lines: move(krw(amount), code, account.cashback('daejeon', newId())),
    },
  ]);
const sumOf = async (code: string): Promise<number> => {
  const [row] = await world.system.db.execute<{ total: string | null }>(
    sql`select sum(l.amount) as total from books.line l join books.account a on a.id = l.account_id where a.code = ${code}`,
  );
  return Number(row?.total ?? 0);
};

test('a monthly budget stands ready for this month and the next, once, however many open it', async () => {
  const { id } = await aProgramme();
  await Promise.all([1, 2, 3].map(() => openBudgets(world.system)));
  expect([await left(id, NOVEMBER), await left(id, '2026-12' as KstMonth)]).toEqual([1000, 1000]);
  await openBudgets(at('2026-12-01T00:00:00+09:00'));
  expect([await left(id, '2026-12' as KstMonth), await left(id, '2027-01' as KstMonth)]).toEqual([
    1000, 1000,
  ]);
});

test('a programme has money only for the months it runs in', async () => {
  const { id } = await aProgramme({ endsAt: kst('2026-12-01T00:00:00') });
  const later = await aProgramme({ beginsAt: kst('2026-12-31T23:59:59') });
  await openBudgets(world.system);
  expect([await left(id, NOVEMBER), await left(id, '2026-12' as KstMonth)]).toEqual([1000, 0]);
  expect([await left(later.id, NOVEMBER), await left(later.id, '2026-12' as KstMonth)]).toEqual([0, 1000]);
});

test('a whole budget pays for the months, gets back what they leave, and tops up the next', async () => {
  const { id } = await aProgramme({ totalBudget: 1500 });
  await openBudgets(world.system);
  expect([await left(id, NOVEMBER), await left(id, '2026-12' as KstMonth), await left(id, 'whole')]).toEqual([
    1000, 500, 0,
  ]);
  await promiseFrom(account.budget('daejeon', id, NOVEMBER), 700);
  const december = at('2026-12-01T00:00:00+09:00');
  expect(await closeBudgets(december)).toBeGreaterThan(0);
  expect([await left(id, NOVEMBER), await left(id, 'whole')]).toEqual([0, 300]);
  await openBudgets(december);
  expect([await left(id, '2026-12' as KstMonth), await left(id, 'whole')]).toEqual([800, 0]);
});

test('a budget that is not cut into months is spent as a whole', async () => {
  const { id } = await aProgramme({ monthlyBudget: null, totalBudget: 900, position: -1 });
  await openBudgets(world.system);
  await openBudgets(at('2026-12-15T00:00:00+09:00'));
  expect(await left(id, 'whole')).toBe(900);
  expect(budgetAccount({ id, currency: 'daejeon', monthlyBudget: null }, NOVEMBER)).toBe(
    account.budget('daejeon', id, 'whole'),
  );
  const person = await aShopper(world);
  const [first] = await programmeStandings(world.system, person.actor.userId);
  expect(first).toMatchObject({ id, budgetLeft: 900, capLeft: 50_000, spentBefore: 0, inGroup: true });
});

test('what a month leaves goes back to its funder, and again what comes back late', async () => {
  const { id } = await aProgramme({
    funderKind: 'district',
    funder: '대덕구',
    endsAt: kst('2026-12-01T00:00:00'),
  });
  const [owedBefore, dueBefore] = [
    await sumOf('funder_receivable:district'),
    await sumOf('issuer_payable:daejeon'),
  ];
  await openBudgets(world.system);
  expect((await sumOf('funder_receivable:district')) - owedBefore).toBe(1000);
  expect((await sumOf('issuer_payable:daejeon')) - dueBefore).toBe(-1000);
  const code = account.budget('daejeon', id, NOVEMBER);
  await promiseFrom(code, 600);
  const over = at('2026-12-01T00:00:00+09:00');
  await closeBudgets(over);
  expect(await left(id, NOVEMBER)).toBe(0);
  expect((await sumOf('funder_receivable:district')) - owedBefore).toBe(600);
  await post(world.system, [
    {
      kind: 'refund',
      key: newId(),
      date: kstDayOf(NOON),
      lines: move(krw(250), account.issued('daejeon'), code),
    },
  ]);
  await closeBudgets(over);
  expect(await left(id, NOVEMBER)).toBe(0);
  expect((await sumOf('funder_receivable:district')) - owedBefore).toBe(350);
  expect((await sumOf('issuer_payable:daejeon')) - dueBefore).toBe(-350);
});

test('a running month is not closed', async () => {
  const { id } = await aProgramme();
  await openBudgets(world.system);
  await closeBudgets(world.system);
  await closeBudgets(at('2026-11-30T23:59:59+09:00'));
  expect(await left(id, NOVEMBER)).toBe(1000);
});

test('the last of a whole budget goes back when the programme ends, its months first', async () => {
  const { id } = await aProgramme({ totalBudget: 5000, endsAt: kst('2026-11-25T00:00:00') });
  await openBudgets(world.system);
  const issued = await sumOf('lc_issued:daejeon');
  const over = at('2026-11-25T00:00:00+09:00');
  while ((await closeBudgets(over)) > 0);
  expect([await left(id, NOVEMBER), await left(id, 'whole')]).toEqual([0, 0]);
  expect((await sumOf('lc_issued:daejeon')) - issued).toBe(-5000);
});

test('a reward is counted only on the spend it was computed from, and never past the cap', async () => {
  const { id } = await aProgramme();
  const { userId } = (await aShopper(world)).actor;
  const reward = (amount: number, base: number) => ({
    userId,
    programmeId: id,
    month: NOVEMBER,
    amount: krw(amount),
    base: krw(base),
  });
  const count = (amount: number, base: number, baseBefore: number) =>
    inTransaction(world.system, (tx) =>
      countReward(tx, { ...reward(amount, base), baseBefore: krw(baseBefore), personalCap: krw(3000) }),
    );
  const raced = await Promise.allSettled(Array.from({ length: 10 }, () => count(1000, 10_000, 0)));
  expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const changed = { reason: { code: 'wallet/reward-changed' } };
  await expect(count(1000, 10_000, 0)).rejects.toMatchObject(changed);
  await expect(count(2001, 20_010, 10_000)).rejects.toMatchObject(changed);
  await count(2000, 20_000, 10_000);
  const standing = async () =>
    (await programmeStandings(world.system, userId)).find((programme) => programme.id === id);
  expect(await standing()).toMatchObject({ spentBefore: 30_000, capLeft: 47_000 });
  await uncountReward(world.system, reward(1000, 10_000));
  expect(await standing()).toMatchObject({ spentBefore: 20_000, capLeft: 48_000 });
  const december = await programmeStandings(at('2026-12-01T00:00:00+09:00'), userId);
  expect(december.find((programme) => programme.id === id)).toMatchObject({
    spentBefore: 0,
    capLeft: 50_000,
  });
});

test('a programme for a group is for those enrolled, as long as they are', async () => {
  const { id } = await aProgramme({ benefitGroups: ['welfare'] });
  const [member, other] = [await aShopper(world), await aShopper(world)];
  const operator: Ctx<Operator> = { ...world.system, actor: { kind: 'operator', userId: newId() } };
  await enrolInBenefitGroup(operator, {
    userId: member.actor.userId,
    group: 'welfare',
    beginsAt: kst('2026-11-10T00:00:00'),
    endsAt: kst('2026-11-30T00:00:00'),
  });
  const inGroup = async (ctx: Ctx, userId: string) =>
    (await programmeStandings(ctx, userId)).find((programme) => programme.id === id)?.inGroup;
  const { userId } = member.actor;
  expect(await inGroup(at('2026-11-09T23:59:59+09:00'), userId)).toBe(false);
  expect(await inGroup(at('2026-11-10T00:00:00+09:00'), userId)).toBe(true);
  expect(await inGroup(at('2026-11-30T00:00:00+09:00'), userId)).toBe(false);
  expect(await inGroup(world.system, other.actor.userId)).toBe(false);
  const [audited] = await world.system.db.execute(
    sql`select action from audit_log where subject = ${`user:${userId}`}`,
  );
  expect(audited).toMatchObject({ action: 'wallet.enrol-in-benefit-group' });
});

test('the public sees what is left, promised and paid, and when it will end', async () => {
  const { id } = await aProgramme();
  await openBudgets(world.system);
  const find = async (ctx: Ctx) => (await listBudgets(ctx)).find((budget) => budget.id === id);
  expect(await find(world.system)).toMatchObject({
    budget: 1000,
    left: 1000,
    promised: 0,
    paid: 0,
    endsOn: null,
  });
  await noteBudgets(at('2026-11-20T00:00:10+09:00'));
  await noteBudgets(at('2026-11-20T09:00:00+09:00'));
  const { userId } = (await aShopper(world)).actor;
  await promiseFrom(account.budget('daejeon', id, NOVEMBER), 600);
  const reward = { userId, programmeId: id, month: NOVEMBER, period: NOVEMBER };
  await world.system.db.insert(cashbackRewards).values([
    { ...reward, holderId: newId(), amount: krw(400), reversed: krw(0), state: 'paid' },
    { ...reward, holderId: newId(), amount: krw(250), reversed: krw(50), state: 'pending' },
    { ...reward, holderId: newId(), amount: krw(999), state: 'cancelled' },
  ]);
  expect(await find(at('2026-11-23T00:00:00+09:00'))).toMatchObject({
    budget: 1000,
    left: 400,
    promised: 200,
    paid: 400,
    endsOn: '2026-11-25',
  });
  expect((await listBudgetsLeft(world.system)).find((budget) => budget.id === id)).toMatchObject({
    rateText: '10%',
    budget: 1000,
    left: 400,
  });
});

test('a bad programme is not saved', async () => {
  await expect(aProgramme({ tiers: [] })).rejects.toThrow();
  await expect(
    aProgramme({
      tiers: [
        { upTo: 500, rateBps: 100 },
        { upTo: 200, rateBps: 50 },
      ],
    }),
  ).rejects.toThrow();
  await expect(aProgramme({ monthlyBudget: null })).rejects.toThrow();
  const raw = (tiers: string) =>
    world.system.db.execute(sql`insert into cashback_programmes (currency, name, funder, tiers, personal_monthly_cap, monthly_budget, begins_at)
      values ('daejeon', 'x', 'x', ${tiers}::jsonb, 1, 1, now())`);
  for (const tiers of [
    '[]',
    '{}',
    '[{"upTo": null}]',
    '[{"upTo": 0, "rateBps": 100}]',
    '[{"upTo": null, "rateBps": 9000}]',
  ])
    await expect(raw(tiers)).rejects.toThrow();
});

test('the currency of a district comes as data: policy, programme, budget, terms', async () => {
  const { system } = world;
  const currency = 'daedeok';
  const refused = saveCurrency(system, { code: 'Dae deok', name: '아니다' });
  await expect(refused).rejects.toThrow();
  await saveCurrency(system, { code: currency, name: '대덕e로움' });
  await saveCurrency(system, { code: currency, name: '대덕e로움' });
  await savePolicy(system, {
    currency,
    effectiveFrom: kst('2026-01-01T00:00:00'),
    monthlyChargeLimit: krw(300_000),
    holdingLimit: krw(1_000_000),
    chargeMinimum: krw(1000),
    chargeStep: krw(1000),
    lotYears: 5,
  });
  const { id } = await aProgramme({
    currency,
    funderKind: 'district',
    funder: '대덕구',
    storeScope: { districts: ['대덕구'] },
    monthlyBudget: 400,
    totalBudget: 600,
  });
  const policy = await currentPolicy(system, currency);
  const none = { monthCharged: krw(0), monthCharging: krw(0), holding: krw(0), charging: krw(0) };
  expect(decideCharge(krw(300_000), policy, none)).toBeNull();
  expect(decideCharge(krw(301_000), policy, none)).toEqual({ code: 'wallet/monthly-limit', left: 300_000 });

  await openBudgets(system);
  expect(await left(id, NOVEMBER, currency)).toBe(400);
  const person = await aShopper(world);
  expect(await programmeStandings(system, person.actor.userId, currency)).toMatchObject([
    { id, budgetLeft: 400 },
  ]);
  expect(await listBudgets(system, currency)).toMatchObject([{ id, budget: 400, left: 400 }]);
  expect(
    (await programmeStandings(system, person.actor.userId)).some((programme) => programme.id === id),
  ).toBe(false);

  const { storeId } = await aStore(world);
  expect((await currencyTermsAt(system, [storeId], currency)).get(storeId)?.payable.allowed).toBe(false);
  for (const what of ['payable', 'cashback'] as const)
    await setCurrencyTerm(
      system,
      CurrencyTermInput.parse({
        storeId,
        currency,
        what,
        allowed: true,
        beginsAt: kst('2026-11-01T00:00:00'),
      }),
    );
  expect((await currencyTermsAt(system, [storeId], currency)).get(storeId)).toEqual({
    payable: { allowed: true, reason: null },
    cashback: { allowed: true, reason: null },
  });
  expect((await currencyTermsAt(system, [storeId], 'daejeon')).get(storeId)?.payable.allowed).toBe(true);
});

test('budgets opened and closed leave the books clean', async () => {
  const fresh = await freshDatabaseUrl();
  const town = await aWorld(fresh);
  try {
    await saveProgramme(town.system, {
      id: newId(),
      currency: 'daejeon',
      name: '상인회 캐시백',
      funderKind: 'association',
      funder: '중앙시장 상인회',
      tiers: [{ upTo: null, rateBps: 300 }],
      personalMonthlyCap: 10_000,
      monthlyBudget: 700,
      totalBudget: 1000,
      beginsAt: kst('2026-11-01T00:00:00'),
      endsAt: kst('2027-01-10T00:00:00'),
    });
    for (const now of ['2026-11-20', '2026-12-01', '2027-01-02', '2027-01-10', '2027-02-01']) {
      const then = { ...town.system, now: kst(`${now}T12:00:00`) };
      await openBudgets(then);
      while ((await closeBudgets(then)) > 0);
      await expectBooksClean(fresh, NOON);
    }
    const [owed] = await town.system.db.execute<{ total: string }>(
      sql`select coalesce(sum(l.amount), 0) as total from books.line l join books.account a on a.id = l.account_id where a.code = 'funder_receivable:association'`,
    );
    expect(Number(owed?.total)).toBe(0);
  } finally {
    await town.database.close();
  }
});
