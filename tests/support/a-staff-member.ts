import { eq } from 'drizzle-orm';
import type { Page } from 'playwright/test';
import { totpCode } from '#app/identity/index.server.ts';
import type { Role } from '#app/identity/index.ts';
import { userRoles, users } from '#db/schema/identity.ts';
import { PASSWORD, signUp } from './a-person.ts';
import type { World } from './a-world.ts';
import { expect } from './browser-test.ts';
import type { RunningMall } from './mall.ts';
import { besideTheMall } from './mall-goods.ts';

/**
 * Joins, is given a role as the city's desk would, and signs in for the first time at the desk; what the desk shows is
 * prepared before.
 */
export async function becomeStaff<T>(
  page: Page,
  mall: RunningMall,
  role: Role,
  prepare: (world: World, userId: string) => Promise<T>,
): Promise<T> {
  const { email } = await signUp(page);
  const prepared = await besideTheMall(mall, async (world) => {
    const { db } = world.system;
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user) throw new Error('nobody joined');
    await db.insert(userRoles).values({ userId: user.id, role });
    return prepare(world, user.id);
  });
  await page.context().clearCookies();
  await signInAsStaff(page, mall, email);
  return prepared;
}

/** The mall's own time, which tests may have moved. */
const mallNow = (mall: RunningMall): Promise<Date> =>
  besideTheMall(mall, async ({ database }) => {
    const [row] = await database.client<{ offset: string }[]>`select offset_ms as offset from test_clock`;
    return new Date(Date.now() + Number(row?.offset ?? 0));
  });

/** Password, then the key the page shows goes into the app, which gives the code. */
async function signInAsStaff(page: Page, mall: RunningMall, email: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '인증 코드 입력' })).toBeVisible();
  const secret = await page.getByText('직접 입력할 키').getByRole('code').textContent();
  await page.getByLabel('인증 코드 6자리').fill(await totpCode(secret ?? '', await mallNow(mall)));
  await page.getByRole('button', { name: '확인', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}
