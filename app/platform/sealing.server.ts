import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env.server.ts';

const KEY_ID = 'k1';
const TAG_BYTES = 16;

function keyFor(purpose: string): Buffer {
  const root = env().PERSONAL_DATA_KEY ?? env().SESSION_SECRET;
  return Buffer.from(hkdfSync('sha256', root, 'ontong-daejeon-mall', purpose, 32));
}

/** Personal data at rest: AES-256-GCM with the key's id in front, bound to its purpose. */
export function seal(purpose: string, value: unknown): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return [
    KEY_ID,
    iv.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    body.toString('base64url'),
  ].join('.');
}

/** Throws when the text was changed or sealed for another purpose. The caller parses what comes back. */
export function unseal(purpose: string, sealed: string): unknown {
  const [keyId, iv, tag, body] = sealed.split('.');
  if (keyId !== KEY_ID || !iv || !tag || body === undefined)
    throw new Error(`sealed with an unknown key: ${keyId}`);
  const tagBytes = Buffer.from(tag, 'base64url');
  if (tagBytes.length !== TAG_BYTES) throw new Error(`sealed with a tag of ${tagBytes.length} bytes`);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), Buffer.from(iv, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(tagBytes);
  const plain = Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}

/** A keyed hash: finds a secret or a person again without storing them readable. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(`hash:${purpose}`))
    .update(text.normalize('NFC'))
    .digest('base64url');

/** A fresh 256-bit secret for cookies, links and order keys. */
export const freshSecret = (): string => randomBytes(32).toString('base64url');
