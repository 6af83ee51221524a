import { action as login } from '#app/routes/account/login.tsx';
import { action as giveCode } from '#app/routes/account/login-code.tsx';
import { aBrowser } from './a-browser.ts';
import { aMember, codeAt, PASSWORD } from './a-member.ts';
import { aStore, systemCtx } from './a-shop.ts';

export type Desk = ReturnType<typeof aBrowser> & { userId: string };

/** A browser in which a member of staff has signed in with password and code. */
export async function aDesk(role: 'seller' | 'operator'): Promise<Desk> {
  const { id, email } = await aMember(await systemCtx(), { roles: [role] });
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email, password: PASSWORD } });
  await browser.call(giveCode, '/login/code', { form: { code: await codeAt(new Date()) } });
  return { ...browser, userId: id };
}

/** The same of a seller with a store of their own. */
export async function aSellersDesk(): Promise<Desk & { storeId: string; slug: string }> {
  const desk = await aDesk('seller');
  const { id, slug } = await aStore(await systemCtx(), { members: [{ userId: desk.userId, rank: 'owner' }] });
  return { ...desk, storeId: id, slug };
}
