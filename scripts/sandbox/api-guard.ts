import type { Request } from 'express';
import { days } from '#app/core/kst.ts';
import { type Answer, isCode, refusal } from './codes.ts';
import type { World } from './world.ts';

const KEY_LIFE_MS = days(15);

/** Basic auth with the secret key as user and no password; the colon is part of the deal. */
function wrongKey(world: World, header: string | undefined): Answer | null {
  const credentials = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (!credentials) return refusal('UNAUTHORIZED_KEY');
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  if (!text.includes(':')) return refusal('INCORRECT_BASIC_AUTH_FORMAT');
  return text === `${world.settings.secretKey}:` ? null : refusal('UNAUTHORIZED_KEY');
}

/** Any known code can be asked for; it is answered before anything is looked at and changes nothing. */
function askedForCode(header: string | undefined): Answer | null {
  if (header === undefined) return null;
  return isCode(header) ? refusal(header) : refusal('INVALID_TEST_CODE');
}

function wrongIdempotencyKey(request: Request): Answer | null {
  const key = request.get('idempotency-key');
  return request.method === 'POST' && key !== undefined && key.length > 300
    ? refusal('INVALID_IDEMPOTENCY_KEY')
    : null;
}

export function turnedAway(world: World, request: Request): Answer | null {
  return (
    wrongKey(world, request.get('authorization')) ??
    askedForCode(request.get('tosspayments-test-code')) ??
    wrongIdempotencyKey(request)
  );
}

/** Key, API key, URL and method; the body is no part of it. Null when the request carries no key. */
export function idempotencyScope(world: World, request: Request): string | null {
  const key = request.get('idempotency-key');
  if (request.method !== 'POST' || !key) return null;
  return JSON.stringify([key, world.settings.secretKey, request.method, request.originalUrl]);
}

export function recall(world: World, scope: string): Answer | null {
  const stored = world.store.get('answers', scope);
  if (!stored) return null;
  const age = world.clock.now().getTime() - Date.parse(stored.at);
  return age < KEY_LIFE_MS ? stored.answer : null;
}

export function remember(world: World, scope: string, answer: Answer): void {
  world.store.put('answers', scope, { at: world.clock.now().toISOString(), answer });
}
