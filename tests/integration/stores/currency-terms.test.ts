import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import {
  currencyTermsAt,
  findStore,
  refreshDueCurrencyTerms,
  setCurrencyTerm,
  storesForPricing,
} from '#app/stores/index.server.ts';
import { CurrencyTermInput } from '#app/stores/index.ts';
import { sqlState } from '#db/client.server.ts';
import { storeCurrencyTerms } from '#db/schema/stores.ts';
import { aStore, aUser, systemCtx } from '#tests/support/a-shop.ts';

const kst = (text: string) => new Date(`${text}+09:00`);
const rest = (storeId: string, over: Partial<CurrencyTermInput> = {}) =>
  CurrencyTermInput.parse({
    storeId,
    currency: 'daejeon',
    what: 'cashback',
    allowed: false,
    reason: '가맹점 정보를 확인하고 있습니다.',
    beginsAt: kst('2026-12-01T00:00:00'),
    endsAt: kst('2026-12-08T00:00:00'),
    ...over,
  });

test('a dated flag holds from its first instant to its last, and the lists follow with the sweep', async () => {
  const ctx = await systemCtx();
  const { id, slug } = await aStore(ctx);
  await setCurrencyTerm(ctx, rest(id));
  const truth = async (now: Date) =>
    (await currencyTermsAt({ ...ctx, now }, [id], 'daejeon')).get(id)?.cashback;
  expect(await truth(kst('2026-11-30T23:59:59'))).toEqual({ allowed: true, reason: null });
  expect(await truth(kst('2026-12-01T00:00:00'))).toEqual({
    allowed: false,
    reason: '가맹점 정보를 확인하고 있습니다.',
  });
  expect(await truth(kst('2026-12-08T00:00:00'))).toEqual({ allowed: true, reason: null });

  expect(await findStore(ctx, slug)).toMatchObject({ cashbackEligible: true, cashbackRefusal: null });
  const during = { ...ctx, now: kst('2026-12-03T00:00:00') };
  expect(await refreshDueCurrencyTerms(during)).toBeGreaterThan(0);
  expect(await refreshDueCurrencyTerms(during)).toBe(0);
  expect(await findStore(ctx, slug)).toMatchObject({
    walletPayable: true,
    cashbackEligible: false,
    cashbackRefusal: '가맹점 정보를 확인하고 있습니다.',
  });
  await refreshDueCurrencyTerms({ ...ctx, now: kst('2026-12-08T00:00:00') });
  expect(await findStore(ctx, slug)).toMatchObject({ cashbackEligible: true, cashbackRefusal: null });
});

test('a term that holds at once is on the lists at once, and in the audit log with its setter', async () => {
  const system = await systemCtx();
  const { id, slug } = await aStore(system);
  const userId = await aUser(system);
  const ctx: Ctx<Operator> = { ...system, actor: { kind: 'operator', userId } };
  await setCurrencyTerm(
    ctx,
    rest(id, { what: 'payable', beginsAt: ctx.now, endsAt: null, reason: '등록 취소' }),
  );
  expect(await findStore(system, slug)).toMatchObject({
    walletPayable: false,
    walletRefusal: '등록 취소',
    cashbackEligible: false,
    cashbackRefusal: '등록 취소',
  });
  const [audited] = await system.db.execute(
    sql`select action, actor_id, reason from audit_log where subject = ${`store:${id}`}`,
  );
  expect(audited).toMatchObject({
    action: 'stores.set-currency-term',
    actor_id: userId,
    reason: '등록 취소',
  });
});

test('terms are never changed, only added to', async () => {
  const ctx = await systemCtx();
  const { id } = await aStore(ctx);
  const change = ctx.db
    .update(storeCurrencyTerms)
    .set({ allowed: true })
    .where(eq(storeCurrencyTerms.storeId, id))
    .then(
      () => undefined,
      (error: unknown) => sqlState(error),
    );
  expect(await change).toBe('42501');
});

test('opening a store again adds terms only where they differ', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx, { walletRefusal: '가맹점 미등록' });
  const found = await findStore(ctx, store.slug);
  const again = { slug: store.slug, ...(found && { businessNumber: found.businessNumber }) };
  const terms = () =>
    ctx.db.select().from(storeCurrencyTerms).where(eq(storeCurrencyTerms.storeId, store.id));
  await aStore(ctx, { ...again, walletRefusal: '가맹점 미등록' });
  expect(await terms()).toHaveLength(2);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
  await aStore(later, again);
  expect(await terms()).toHaveLength(4);
  expect(await findStore(later, store.slug)).toMatchObject({ walletPayable: true, cashbackEligible: true });
});

test('a term that refuses without a reason, or ends before it begins, is not taken', () => {
  const term = rest('019b74f1-8c00-7000-8000-000000000001');
  expect(CurrencyTermInput.safeParse({ ...term, reason: null }).success).toBe(false);
  expect(CurrencyTermInput.safeParse({ ...term, endsAt: term.beginsAt }).success).toBe(false);
});

test('an unknown store is refused', async () => {
  const ctx = await systemCtx();
  await expect(setCurrencyTerm(ctx, rest('019b74f1-8c00-7000-8000-000000000001'))).rejects.toMatchObject({
    reason: { code: 'stores/not-found' },
  });
});

test('prices read the truth, not the copies', async () => {
  const ctx = await systemCtx();
  const { id } = await aStore(ctx, { yearlySales: 3_400_000_000 });
  await setCurrencyTerm(ctx, rest(id));
  const now = kst('2026-12-03T00:00:00');
  expect((await storesForPricing({ ...ctx, now }, [id])).get(id)).toMatchObject({
    storeType: 'general',
    district: '서구',
    yearlySales: 3_400_000_000,
    cashbackEligible: false,
    terms: { payable: { allowed: true } },
  });
});
