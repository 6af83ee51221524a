import type { RequestHandler } from 'express';
import { plainPage } from './plain-page.server.ts';

/** More waiting requests would only make every answer late: better to say so at once. */
export function limitInFlight(most: number): RequestHandler {
  let inFlight = 0;
  return (_req, res, next) => {
    if (inFlight >= most) {
      res.status(503).set('Retry-After', '2').type('html');
      res.send(plainPage('지금 접속이 많아요', '잠시 뒤 새로 고침 해 주세요.'));
      return;
    }
    inFlight++;
    res.once('close', () => {
      inFlight--;
    });
    next();
  };
}
