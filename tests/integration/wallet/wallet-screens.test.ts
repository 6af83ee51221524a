import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { verifyPerson } from '#app/identity/index.server.ts';
import type { PersonVerifier } from '#app/identity/index.ts';
import { action as login } from '#app/routes/account/login.tsx';
import { loader as pointsPage } from '#app/routes/account/me/points.tsx';
import { action as gift, loader as giftPage } from '#app/routes/shop/wallet/gift.tsx';
import { action as giftBox, loader as giftBoxPage } from '#app/routes/shop/wallet/gifts.tsx';
import { action as payOut, loader as payOutPage } from '#app/routes/shop/wallet/pay-out.tsx';
import { loader as walletPage } from '#app/routes/shop/wallet/wallet.tsx';
import { chosenCurrency, listCurrencies, readWallet, saveCurrency } from '#app/wallet/index.server.ts';
import { currencyPolicies, walletGifts } from '#db/schema/wallet.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aClient, aMember, PASSWORD } from '#tests/support/a-member.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge } from '#tests/support/a-purchase.ts';
import { aShopper, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl, testDatabaseUrl } from '#tests/support/database.ts';
import { freshPhone, freshWord } from '#tests/support/fresh.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(() => world.database.close());

const service: PersonVerifier<{ name: string; phone: string }> = {
  kind: 'service',
  readPerson: async (contact) => ({
    personKey: freshWord(),
    birthday: kstDay('1990-01-01'),
    contact: { ...contact, phone: contact.phone.replaceAll('-', '') },
  }),
};

async function someone(amount = 0) {
  const member = await aMember({ ...world.system, now: new Date() });
  const contact = { name: `박${freshWord()}희`, phone: freshPhone() };
  await verifyPerson(member.ctx, service, contact, aClient());
  if (amount > 0) await charge(member.ctx, amount, aProvider().gateway);
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email: member.email, password: PASSWORD } });
  return { ...contact, browser, ctx: member.ctx };
}

test('a gift from the form over its confirmation to the receiver', async () => {
  const [from, to] = [await someone(50_000), await someone()];
  const { intentKey } = (await from.browser.call(giftPage, '/wallet/gift')).body as { intentKey: string };
  const form = {
    intentKey,
    currency: 'daejeon',
    name: to.name,
    phone: to.phone,
    amount: '20,000원',
    message: '생일 축하해',
  };
  const checked = await from.browser.call(gift, '/wallet/gift', { form: { ...form, intent: 'check' } });
  expect(checked.body).toMatchObject({ confirm: { name: to.name, amount: 20_000 } });
  for (let again = 0; again < 2; again++)
    expect(
      await from.browser.call(gift, '/wallet/gift', { form: { ...form, intent: 'send' } }),
    ).toMatchObject({
      status: 302,
      location: '/wallet/gifts?show=sent',
    });
  const wallet = (await to.browser.call(walletPage, '/wallet')).body as { gifts: { id: string }[] };
  expect(wallet.gifts).toMatchObject([{ amount: 20_000, message: '생일 축하해', direction: 'received' }]);
  const answer = { giftId: wallet.gifts[0]?.id ?? '', intent: 'accept' };
  expect(await to.browser.call(giftBox, '/wallet/gifts', { form: answer })).toMatchObject({ status: 302 });
  expect((await from.browser.call(giftBoxPage, '/wallet/gifts?show=sent')).body).toMatchObject({
    gifts: { rows: [{ state: 'accepted', person: expect.stringMatching(/^박\*+희$/) }] },
  });
});

test('the form says beside the field what is wrong, and the same for everybody who cannot receive', async () => {
  const [from, to] = [await someone(10_000), await someone()];
  const ask = (over: Record<string, string>) =>
    from.browser.call(gift, '/wallet/gift', {
      form: {
        intentKey: newId(),
        currency: 'daejeon',
        name: to.name,
        phone: to.phone,
        amount: '5000',
        ...over,
      },
    });
  expect((await ask({ amount: '' })).body).toMatchObject({ fields: { amount: expect.any(String) } });
  expect((await ask({ amount: '10001' })).body).toMatchObject({ fields: { amount: expect.any(String) } });
  const [wrongName, nobody] = [await ask({ name: '김아무' }), await ask({ phone: freshPhone() })];
  expect(wrongName.status).toBe(409);
  expect((nobody.body as { message: string }).message).toBe((wrongName.body as { message: string }).message);
  expect(
    await world.system.db.select().from(walletGifts).where(eq(walletGifts.senderId, from.ctx.actor.userId)),
  ).toEqual([]);
});

test('a charge is cancelled by the amount its page shows; a stranger’s page is not found', async () => {
  const [person, stranger] = [await someone(50_000), await someone()];
  const wallet = (await person.browser.call(walletPage, '/wallet')).body as { lots: { chargeId: string }[] };
  const chargeId = wallet.lots[0]?.chargeId ?? '';
  const at = { params: { chargeId } };
  const page = (await person.browser.call(payOutPage, `/wallet/charges/${chargeId}`, at)).body as {
    requestKey: string;
    lot: { decision: { amount: number } };
  };
  expect(page.lot.decision.amount).toBe(50_000);
  const form = { requestKey: page.requestKey, expected: '40000' };
  const sent = (expected: string) =>
    person.browser.call(payOut, `/wallet/charges/${chargeId}`, { ...at, form: { ...form, expected } });
  expect(await sent('40000')).toMatchObject({ status: 409, body: { code: 'wallet/pay-out-changed' } });
  expect(await sent('50000')).toMatchObject({ status: 302 });
  expect(await stranger.browser.call(payOutPage, `/wallet/charges/${chargeId}`, at)).toMatchObject({
    status: 404,
  });
});

test('the points page stands without any points', async () => {
  const { browser } = await someone();
  expect((await browser.call(pointsPage, '/me/points')).body).toMatchObject({
    points: { available: 0, pending: 0, lots: [] },
    history: { rows: [] },
  });
});

test('a second currency is data: its wallet stands beside the first', async () => {
  const other = await aWorld(await freshDatabaseUrl());
  try {
    await saveCurrency(other.system, { code: 'daedeok', name: '대덕e로움' });
    const [policy] = await other.system.db.select().from(currencyPolicies);
    if (!policy) throw new Error('no policy');
    await other.system.db
      .insert(currencyPolicies)
      .values({ ...policy, currency: 'daedeok', holdingLimit: krw(1_000_000) });
    const ctx = await aShopper(other);
    expect((await listCurrencies(ctx)).map(({ code }) => code)).toEqual(['daejeon', 'daedeok']);
    expect((await chosenCurrency(ctx, 'daedeok')).name).toBe('대덕e로움');
    expect((await chosenCurrency(ctx, 'nowhere')).code).toBe('daejeon');
    expect(await readWallet(ctx, 'daedeok')).toMatchObject({ holdingLimit: 1_000_000 });
  } finally {
    await other.database.close();
  }
});
