import type { Ctx } from '#app/core/ctx.ts';
import { env } from '#app/platform/env.server.ts';
import accounts from './demo-accounts.json' with { type: 'json' };
import { emailKeyOf } from './email.ts';
import { totpCode } from './totp.server.ts';
import type { Role } from './words.ts';

export type DemoAccount = {
  key: string;
  /** Korean, for the page. */
  role: string;
  name: string;
  email: string;
  password: string;
  roles: readonly Role[];
  totpSecret?: string;
  note: string;
};

/** One account per role for looking around; none outside the demo. */
export const demoAccounts = (): readonly DemoAccount[] =>
  env().MALL_DEMO ? (accounts as readonly DemoAccount[]) : [];

/** The code a demo member's authenticator app would show; null for everybody else. */
export async function demoCode(ctx: Ctx, email: string): Promise<string | null> {
  const account = demoAccounts().find((known) => emailKeyOf(known.email) === emailKeyOf(email));
  return account?.totpSecret ? totpCode(account.totpSecret, ctx.now) : null;
}
