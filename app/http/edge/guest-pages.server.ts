import type { Request, RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { guestPages } from '#app/platform/metrics.server.ts';
import { fillPacked, type PackedPieces, packPieces } from './packed-page.server.ts';
import { cutPage, fillPage, type PageTemplate } from './page-template.ts';
import { readFacts } from './request-state.server.ts';

/** Pages that look the same to everyone who is not known to the mall. */
const SHARED =
  /^\/(?:$|new$|tickets$|stores(?:\/[^/]+)?$|markets(?:\/[^/]+)?$|districts\/[^/]+$|testbed(?:\/[^/]+){0,2}$|events(?:\/[^/]+)?$|categories(?:\/[^/]+)?$|products\/[^/]+$|search$|help$|policies\/[^/]+$)/;
/** Any cookie of ours (a session, a cart, large text) but the list of products seen, which no shared page shows. */
const KNOWN = /(?:^|;\s*)(?:__Host-)?mall(?!-viewed[_=])/;
/** Somebody the mall knows something of: what they get is theirs. */
export const isKnown = (cookie = ''): boolean => KNOWN.test(cookie);
const LONGEST_URL = 300;
const LARGEST_PAGE = 1024 * 1024;

export type GuestPages = {
  handler: RequestHandler;
  /** Something that pages show has changed: none of them is good any more. */
  drop: () => void;
};

/** Packed when the first asks for it so: all browsers do, and packing anew costs more than anything else here. */
type Kept = { template: PageTemplate; type: string; packed?: PackedPieces };

/**
 * Keeps rendered pages of guests for a few seconds. Only what is the same for all is kept: the nonce and the request's
 * id are holes that each answer fills anew. Many at once who want the same page wait for one rendering.
 */
export function createGuestPages({
  ttlMs,
  maxBytes = 64 * 1024 * 1024,
}: {
  ttlMs: number;
  maxBytes?: number;
}): GuestPages {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    // A quarter more for the same page packed.
    sizeCalculation: ({ template }) => Math.ceil(template.bytes * 1.25) + 1024,
    ttl: ttlMs,
  });
  const rendering = new Map<string, Promise<Kept | null>>();
  let generation = 0;

  const send = (req: Request, res: Response, page: Kept): void => {
    const { nonce, requestId } = readFacts(res);
    guestPages.inc({ outcome: 'kept' });
    res.status(200).set({ 'Content-Type': page.type, 'Cache-Control': BROWSERS });
    if (!req.acceptsEncodings('gzip')) {
      res.end(fillPage(page.template, [nonce, requestId]));
      return;
    }
    page.packed ??= packPieces(page.template);
    res
      .set('Content-Encoding', 'gzip')
      .vary('Accept-Encoding')
      .end(fillPacked(page.template, page.packed, [nonce, requestId]));
  };

  const handler: RequestHandler = (req, res, next) => {
    if (!isShared(req)) return next();
    const key = `${req.get('host') ?? ''} ${req.originalUrl}`;
    const page = kept.get(key);
    if (page) return send(req, res, page);
    const underWay = rendering.get(key);
    if (underWay) {
      void underWay.then((made) => (made ? send(req, res, made) : next()), next);
      return;
    }
    const began = generation;
    const made: Promise<Kept | null> = capture(res).then((rendered) => {
      if (rendering.get(key) === made) rendering.delete(key);
      // What changed while the page was made may be missing from it: the one who asked gets it, nobody else.
      if (rendered && began === generation) kept.set(key, rendered);
      return began === generation ? rendered : null;
    });
    rendering.set(key, made);
    guestPages.inc({ outcome: 'rendered' });
    next();
  };

  return {
    handler,
    drop: () => {
      generation += 1;
      kept.clear();
      rendering.clear();
    },
  };
}

/** The page may be shown again from the browser's own store only after asking. */
const BROWSERS = 'private, no-cache';

const isShared = (req: Request): boolean =>
  req.method === 'GET' &&
  SHARED.test(req.path) &&
  req.originalUrl.length <= LONGEST_URL &&
  !isKnown(req.headers.cookie);

/** Listens to an answer while it is sent; null when it is none to keep. */
function capture(res: Response): Promise<Kept | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const hear = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes <= LARGEST_PAGE) chunks.push(piece);
  };
  const { write, end } = res;
  return new Promise((resolve) => {
    res.write = ((...args: unknown[]) => {
      if (!res.headersSent && isWhole(res)) res.setHeader('Cache-Control', BROWSERS);
      hear(args[0]);
      return Reflect.apply(write, res, args);
    }) as typeof res.write;
    res.end = ((...args: unknown[]) => {
      hear(args[0]);
      resolve(bytes <= LARGEST_PAGE && isWhole(res) ? keep(res, Buffer.concat(chunks)) : null);
      return Reflect.apply(end, res, args);
    }) as typeof res.end;
    // Left before the end: whoever waits renders the page anew.
    res.once('close', () => resolve(null));
  });
}

function keep(res: Response, page: Buffer): Kept {
  const { nonce, requestId } = readFacts(res);
  return { template: cutPage(page, [nonce, requestId]), type: String(res.getHeader('content-type')) };
}

const isWhole = (res: Response): boolean =>
  res.statusCode === 200 &&
  !res.hasHeader('set-cookie') &&
  String(res.getHeader('content-type') ?? '').startsWith('text/html');
