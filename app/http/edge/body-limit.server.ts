import { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { plainPage } from './plain-page.server.ts';

const KB = 1024;
const FORM_LIMIT = 100 * KB;
/** Paths that take files. The room above the file is for the form around it. */
const LARGER: readonly { path: RegExp; limit: number }[] = [
  { path: /^\/seller\/import(\/|$)/, limit: 10 * KB * KB + 64 * KB },
  { path: /^\/csp-reports$/, limit: 16 * KB },
];
/** Long enough for the client to read the answer before the connection goes. */
const LINGER_MS = 500;

export const bodyLimitOf = (path: string): number => {
  const page = path.replace(/\.data$/, '');
  return LARGER.find((larger) => larger.path.test(page))?.limit ?? FORM_LIMIT;
};

/** Refuses a body by its announced length, and cuts one that grows longer than it may while it arrives. */
export const limitBody: RequestHandler = (req, res, next) => {
  const limit = bodyLimitOf(req.path);
  if (Number(req.headers['content-length'] ?? 0) > limit) return refuse(req, res);
  if (req.headers['transfer-encoding'] !== undefined) countBody(req, res, limit);
  next();
};

function countBody(req: Request, res: Response, limit: number): void {
  let arrived = req.readableLength;
  let cut = false;
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (cut) return true;
    if (Buffer.isBuffer(chunk)) arrived += chunk.length;
    if (arrived <= limit) return IncomingMessage.prototype.push.call(req, chunk, encoding);
    cut = true;
    refuse(req, res);
    return true;
  };
}

function refuse(req: Request, res: Response): void {
  if (!res.headersSent) {
    res.status(413).set('Connection', 'close').type('html');
    res.send(plainPage('보내신 내용이 너무 커요', '파일이나 글의 크기를 줄여 다시 시도해 주세요.'));
  }
  req.resume();
  setTimeout(() => req.destroy(), LINGER_MS).unref();
}
