import { hash, verify } from '@node-rs/argon2';
import { env } from '#app/platform/env.server.ts';

/** The library's default algorithm is argon2id. */
const cost = () =>
  env().MALL_FAST_HASH
    ? { memoryCost: 256, timeCost: 1, parallelism: 1 }
    : { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id. Passwords are NFC and otherwise exactly as typed. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost());

let decoy: Promise<string> | undefined;

/** Takes as long for an unknown person (null) as for a known one. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFC'));
  return matches && passwordHash !== null;
}
