import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from 'vitest';
import { action as login } from '#app/routes/account/login.tsx';
import { action as giveCode } from '#app/routes/account/login-code.tsx';
import routes from '#app/routes.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aMember, codeAt, PASSWORD } from '#tests/support/a-member.ts';
import { systemCtx } from '#tests/support/a-shop.ts';

type Door = { path: string; file: string };
type Screen = { loader?: unknown; action?: unknown; default?: unknown };

const doorsUnder = (entries: readonly RouteConfigEntry[], above: string): Door[] =>
  entries.flatMap((entry) => {
    const path = [above, entry.path].filter(Boolean).join('/');
    return [{ path: `/${path}`, file: entry.file }, ...doorsUnder(entry.children ?? [], path)];
  });

const desks = ['seller', 'operator', 'campaigns'] as const;
const doors = doorsUnder(routes as RouteConfigEntry[], '').filter(({ path }) =>
  desks.some((desk) => path === `/${desk}` || path.startsWith(`/${desk}/`)),
);
const screens = import.meta.glob<Screen>('../../../app/routes/{seller,operator,campaigns}/**/*.{ts,tsx}');
const screenOf = ({ file }: Door): Promise<Screen> => {
  const load = screens[`../../../app/${file}`];
  if (!load) throw new Error(`no screen at ${file}`);
  return load();
};

const SOME_ID = '00000000-0000-7000-8000-000000000000';
const paramsOf = (path: string): Record<string, string> =>
  Object.fromEntries(Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => [name, SOME_ID]));

async function signedIn(roles: ('seller' | 'operator')[]) {
  const { email } = await aMember(await systemCtx(), { roles });
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email, password: PASSWORD } });
  if (roles.length > 0)
    await browser.call(giveCode, '/login/code', { form: { code: await codeAt(new Date()) } });
  return browser;
}

/** What each door of a desk answers to a browser, by reading and by posting. */
async function knock(browser: ReturnType<typeof aBrowser>, door: Door) {
  const { loader, action } = await screenOf(door);
  const path = door.path.replace(/:\w+/g, SOME_ID);
  const params = paramsOf(door.path);
  return [
    ...(loader ? [await browser.call(loader, path, { params })] : []),
    ...(action ? [await browser.call(action, path, { params, form: { intent: 'any' } })] : []),
  ];
}

test('every desk screen asks who is there before it shows anything', async () => {
  expect(doors.length).toBeGreaterThan(4);
  for (const door of doors) {
    const screen = await screenOf(door);
    expect(screen.loader ?? (screen.default ? undefined : screen.action), door.file).toBeTypeOf('function');
  }
});

test.each(doors)('$path is closed to visitors', async (door) => {
  for (const answer of await knock(aBrowser(), door)) {
    expect(answer.status, door.file).toBe(302);
    expect(answer.location, door.file).toMatch(/^\/login(\?|$)/);
  }
});

test('every desk screen does not exist for shoppers', async () => {
  const shopper = await signedIn([]);
  for (const door of doors)
    for (const answer of await knock(shopper, door)) expect(answer.status, door.path).toBe(404);
});

test('the seller centre does not exist for operators, nor the operator desk for sellers', async () => {
  const [seller, operator] = [await signedIn(['seller']), await signedIn(['operator'])];
  for (const door of doors) {
    const stranger = door.path.startsWith('/seller') ? operator : seller;
    for (const answer of await knock(stranger, door)) expect(answer.status, door.path).toBe(404);
  }
});

test('an operator reads the audit log, page by page', async () => {
  const operator = await signedIn(['operator']);
  for (let signedUp = 0; signedUp < 3; signedUp++) await signedIn(['operator']);
  const { loader } = await screenOf({ path: '', file: 'routes/operator/audit.tsx' });
  const { body } = await operator.call(loader, '/operator/audit');
  const page = body as { rows: { action: string; who: string }[]; next: string | null };
  expect(page.rows.length).toBeGreaterThanOrEqual(4);
  expect(page.rows[0]).toMatchObject({ action: 'identity.sign-in', who: '홍길동 · 직원' });
});
