import type { Response } from 'express';

/** What the edge knows about one request; the same facts go to Remix as its load context. */
export type RequestFacts = { requestId: string; nonce: string; clientIp: string };

const FACTS = 'edgeFacts';

export function writeFacts(res: Response, facts: RequestFacts): void {
  res.locals[FACTS] = facts;
}

export function readFacts(res: Response): RequestFacts {
  return res.locals[FACTS] as RequestFacts;
}
