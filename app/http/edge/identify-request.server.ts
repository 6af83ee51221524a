import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { newId } from '#app/core/ids.ts';
import { writeFacts } from './request-state.server.ts';

const GIVEN_ID = /^[\w.-]{8,64}$/;
const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|via$|x-request-id$)/;

/**
 * Gives each request its id and nonce. What a proxy would say about the client is believed only from our own
 * proxy; from anyone else it is removed before anything reads it.
 */
export function identifyRequest({ trustProxy }: { trustProxy: boolean }): RequestHandler {
  return (req, res, next) => {
    const names = Object.keys(req.headers).filter((name) => FORWARDED.test(name));
    res.locals.forwarded = names.length > 0;
    const given = trustProxy ? req.get('x-request-id') : undefined;
    if (!trustProxy) for (const name of names) delete req.headers[name];
    const requestId = given && GIVEN_ID.test(given) ? given : newId();
    req.headers['x-request-id'] = requestId;
    res.setHeader('X-Request-Id', requestId);
    writeFacts(res, { requestId, nonce: randomBytes(16).toString('base64'), clientIp: req.ip ?? '' });
    next();
  };
}
