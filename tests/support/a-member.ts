import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { createMember, totpCode } from '#app/identity/index.server.ts';
import type { Client, Role } from '#app/identity/index.ts';
import { fresh } from './a-shop.ts';

export const PASSWORD = 'a long enough sentence';
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export const aClient = (over: Partial<Client> = {}): Client => ({
  network: fresh('network'),
  device: 'Chrome · Windows',
  session: null,
  ...over,
});

export type Member = { id: string; email: string; ctx: Ctx<Shopper> };

export async function aMember(ctx: Ctx<System>, over: { roles?: Role[] } = {}): Promise<Member> {
  const email = `${fresh('member')}@example.com`;
  const id = await createMember(ctx, {
    email,
    password: PASSWORD,
    name: '홍길동',
    ...(over.roles && { roles: over.roles, totpSecret: TOTP_SECRET }),
  });
  return { id, email, ctx: { ...ctx, actor: { kind: 'shopper', userId: id } } };
}

export const codeAt = (now: Date): Promise<string> => totpCode(TOTP_SECRET, now);
