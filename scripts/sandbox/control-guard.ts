import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const digest = (text: string) => createHmac('sha256', 'sandbox-control').update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

const sessionOf = (token: string) => createHmac('sha256', token).update('control-desk').digest('base64url');

// Cookies ignore ports: the port in the name keeps several copies on one machine apart.
const cookieName = (request: Request) => `sandbox_control_${request.socket.localPort ?? 0}`;

export function hasBearer(token: string, request: Request): boolean {
  const given = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  return given !== undefined && same(given, token);
}

export function hasCookie(token: string, request: Request): boolean {
  const name = `${cookieName(request)}=`;
  const pair = (request.get('cookie') ?? '').split(/;\s*/).find((text) => text.startsWith(name));
  return pair !== undefined && same(pair.slice(name.length), sessionOf(token));
}

export const isToken = (token: string, given: unknown): boolean =>
  typeof given === 'string' && same(given, token);

export function signIn(token: string, request: Request, response: Response): void {
  response.cookie(cookieName(request), sessionOf(token), {
    httpOnly: true,
    sameSite: 'strict',
    path: '/control',
  });
}
