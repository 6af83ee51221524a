import type { Db } from '#db/client.server.ts';

/** Nobody known: not signed in, no order key. `cartKey` names the browser's cart, hashed. */
export type Visitor = { kind: 'visitor'; cartKey: string | null };
/** Buys without an account; `orderKey` is the hashed secret that opens the orders of one browser. */
export type Guest = { kind: 'guest'; orderKey: string; cartKey: string | null };
export type Shopper = { kind: 'shopper'; userId: string };
export type Seller = { kind: 'seller'; userId: string; storeId: string };
export type Operator = { kind: 'operator'; userId: string };
/** A job or a seed: no person asked. */
export type System = { kind: 'system' };
export type Actor = Visitor | Guest | Shopper | Seller | Operator | System;

/** Who asks, when, through which connection: the first argument of every domain function. */
export type Ctx<A extends Actor = Actor> = {
  actor: A;
  now: Date;
  db: Db;
  /** Stands in logs, audit rows and error pages. */
  requestId: string;
  /** Set inside `inTransaction`. */
  inTx?: true;
};
