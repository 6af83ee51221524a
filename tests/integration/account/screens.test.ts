import { expect, test } from 'vitest';
import { action as login } from '#app/routes/account/login.tsx';
import { loader as codePage, action as giveCode } from '#app/routes/account/login-code.tsx';
import { action as logout } from '#app/routes/account/logout.ts';
import { loader as addressPage } from '#app/routes/account/me/address-edit.tsx';
import { action as addAddress } from '#app/routes/account/me/address-new.tsx';
import { loader as addressesPage } from '#app/routes/account/me/addresses.tsx';
import { action as endSessions } from '#app/routes/account/me/sessions.tsx';
import { action as signup } from '#app/routes/account/signup.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aMember, codeAt, PASSWORD } from '#tests/support/a-member.ts';
import { fresh, systemCtx } from '#tests/support/a-shop.ts';

const joining = () => ({
  email: `${fresh('screens')}@example.com`,
  password: PASSWORD,
  name: '새회원',
  terms: 'on',
  age14: 'on',
});

test('joining signs in and goes on to where the person was headed', async () => {
  const browser = aBrowser();
  const answer = await browser.call(signup, '/signup?next=%2Fwallet%2Fcharge', { form: joining() });
  expect(answer).toMatchObject({ status: 302, location: '/wallet/charge' });
  expect(await browser.call(addressesPage, '/me/addresses')).toMatchObject({ body: { addresses: [] } });
});

test('nobody is sent to another site after signing in', async () => {
  const browser = aBrowser();
  const answer = await browser.call(signup, '/signup?next=%2F%2Fevil.example', { form: joining() });
  expect(answer.location).toBe('/');
});

test('a form that fails keeps what was typed but never a password', async () => {
  const browser = aBrowser();
  const form = { ...joining(), password: 'short', terms: '' };
  const answer = await browser.call(signup, '/signup', { form });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    fields: { password: expect.any(String), terms: '이용약관에 동의해 주세요.' },
    values: { email: form.email, name: '새회원' },
  });
  expect(JSON.stringify(answer.body)).not.toContain('"short"');
  expect(browser.sessionCookie()).toBeUndefined();
});

test('too many wrong passwords are answered 429 with the seconds to wait', async () => {
  const { email } = await aMember(await systemCtx());
  const browser = aBrowser();
  const form = { email, password: 'wrong password' };
  for (let tried = 0; tried < 10; tried++)
    expect((await browser.call(login, '/login', { form })).status).toBe(400);
  const answer = await browser.call(login, '/login', { form });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
});

test('staff come to their desk by password and code, and the begun sign-in is cleared away', async () => {
  const { email } = await aMember(await systemCtx(), { roles: ['operator'] });
  const browser = aBrowser();
  const first = await browser.call(login, '/login', { form: { email, password: PASSWORD } });
  expect(first.location).toBe('/login/code');
  expect(browser.sessionCookie()).toBeUndefined();
  const now = new Date();
  const second = await browser.call(giveCode, '/login/code', { form: { code: await codeAt(now) } });
  expect(second).toMatchObject({ status: 302, location: '/operator' });
  expect(browser.sessionCookie()).toBeDefined();
  expect(await browser.call(codePage, '/login/code')).toMatchObject({ status: 302, location: '/login' });
});

test('signing out ends the session itself, not only the cookie', async () => {
  const browser = aBrowser();
  await browser.call(signup, '/signup', { form: joining() });
  const held = new Map(browser.cookies);
  await browser.call(logout, '/logout', { form: {} });
  for (const [name, value] of held) browser.cookies.set(name, value);
  const answer = await browser.call(addressesPage, '/me/addresses');
  expect(answer).toMatchObject({ status: 302, location: '/login?next=%2Fme%2Faddresses' });
});

test('signing out everywhere reaches the other browser', async () => {
  const form = joining();
  const [phone, desk] = [aBrowser(), aBrowser()];
  await phone.call(signup, '/signup', { form });
  await desk.call(login, '/login', { form });
  await phone.call(endSessions, '/me/sessions', { form: { intent: 'end-all' } });
  expect(await desk.call(addressesPage, '/me/addresses')).toMatchObject({ status: 302 });
});

test("a stranger's address answers 404", async () => {
  const [owner, stranger] = [aBrowser(), aBrowser()];
  for (const browser of [owner, stranger]) await browser.call(signup, '/signup', { form: joining() });
  const form = {
    label: '집',
    recipient: '홍길동',
    phone: '010-1234-5678',
    postcode: '35242',
    address: '대전광역시 서구 둔산로 100',
  };
  expect(await owner.call(addAddress, '/me/addresses/new', { form })).toMatchObject({ status: 302 });
  const { body } = await owner.call(addressesPage, '/me/addresses');
  const [address] = (body as { addresses: { id: string }[] }).addresses;
  const params = { addressId: address?.id ?? '' };
  const path = `/me/addresses/${params.addressId}`;
  expect((await owner.call(addressPage, path, { params })).status).toBe(200);
  expect((await stranger.call(addressPage, path, { params })).status).toBe(404);
});
