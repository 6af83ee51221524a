import { expect, test } from 'vitest';
import { StoreForm } from '#app/http/store-form.ts';
import { getOwnStore, saveStoreFacts } from '#app/stores/index.server.ts';
import { type SaveStoreFactsDraft, SaveStoreFactsInput } from '#app/stores/index.ts';
import { aSeller, systemCtx } from '#tests/support/a-shop.ts';

const aFact = (over: Partial<SaveStoreFactsDraft> = {}) =>
  SaveStoreFactsInput.parse({
    intro: '소개',
    story: '이야기',
    notice: null,
    hours: null,
    closedOn: [],
    closures: [],
    phone: '042-123-4567',
    email: 'tteok@example.com',
    ...over,
  });

test('what another tab saved since is not undone', async () => {
  const seller = await aSeller(await systemCtx());
  await saveStoreFacts(seller, aFact());
  const { seen } = await getOwnStore(seller);
  await saveStoreFacts(
    seller,
    aFact({ closures: [{ firstDay: '2198-08-01', lastDay: '2198-08-05', reason: '여름휴가' }] }),
  );
  await expect(saveStoreFacts(seller, aFact({ intro: '새 소개' }), seen)).rejects.toMatchObject({
    reason: { code: 'stores/changed-meanwhile' },
  });
  expect((await getOwnStore(seller)).closures).toHaveLength(1);
});

test('more closing rules than are kept are refused in Korean', () => {
  const fields: Record<string, string> = {
    intro: '소개',
    story: '',
    phone: '042-123-4567',
    email: 'a@example.com',
    hasHours: 'none',
  };
  for (let n = 0; n < 11; n++) {
    fields[`closedOn.${n}.nth`] = String((n % 5) + 1);
    fields[`closedOn.${n}.weekday`] = String(n % 7);
  }
  const parsed = StoreForm.safeParse(fields);
  const sentences = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  expect(sentences.filter((s) => /[a-z]{3}/i.test(s))).toEqual([]);
});

test('a closure that is over already is not said to be saved', async () => {
  const seller = await aSeller(await systemCtx());
  await saveStoreFacts(seller, aFact());
  const answer = await saveStoreFacts(
    seller,
    aFact({ closures: [{ firstDay: '2020-08-01', lastDay: '2020-08-05', reason: '여름휴가' }] }),
  ).then(
    () => 'saved',
    () => 'refused',
  );
  expect([answer, (await getOwnStore(seller)).closures.length]).not.toEqual(['saved', 0]);
});
