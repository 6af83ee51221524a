import { createHash } from 'node:crypto';

/** Tells facts apart: a form carries it to say what its screen showed. */
export const digestOf = (facts: unknown): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
