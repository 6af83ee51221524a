import { createHash } from 'node:crypto';

export type DemoGoods = {
  productId: string;
  variantId: string;
  storeId: string;
  kind: 'goods' | 'ticket';
  /** Slugs of its place in the tree, from the top. */
  path: readonly string[];
};
export type PlannedLine = DemoGoods & { quantity: number };
export type PlannedOrder = {
  name: string;
  daysAgo: number;
  lines: PlannedLine[];
  end: 'kept' | 'cancelled' | 'partly-cancelled';
};

/** The same numbers below one each time, by name. */
export function chance(name: string): () => number {
  let turn = 0;
  return () => createHash('sha256').update(`${name}#${turn++}`).digest().readUInt32BE(0) / 2 ** 32;
}

const OLDEST = 110;
const LAST_WEEK = 0.34;

/** A person's orders, the oldest first. */
export function planOrders(goods: readonly DemoGoods[], shopper: number): PlannedOrder[] {
  const next = chance(`shopper ${shopper}`);
  const count = 2 + Math.floor(next() * 5);
  const days = Array.from({ length: count }, () =>
    next() < LAST_WEEK ? 0.2 + next() * 6.5 : 7 + next() ** 1.5 * (OLDEST - 7),
  ).sort((a, b) => b - a);
  return days.map((daysAgo, at) => {
    const luck = next();
    return {
      name: `shopper ${shopper} order ${at}`,
      daysAgo,
      lines: planBasket(goods, next),
      end: luck < 0.05 ? 'cancelled' : luck < 0.09 ? 'partly-cancelled' : 'kept',
    };
  });
}

const MOST_LINES = 4;

/** A few things, some of them from one store: what sells well sells often, and often with the same other thing. */
function planBasket(goods: readonly DemoGoods[], next: () => number): PlannedLine[] {
  const first = pick(goods, next());
  const near = goods.filter(({ storeId }) => storeId === first.storeId);
  const wanted = 1 + Math.floor(next() * MOST_LINES);
  const chosen = new Map([[first.productId, first]]);
  for (let tried = 0; chosen.size < wanted && tried < 3 * MOST_LINES; tried++) {
    const one = pick(next() < 0.6 ? near : goods, next());
    chosen.set(one.productId, one);
  }
  return [...chosen.values()].map((one) => ({ ...one, quantity: next() < 0.8 ? 1 : 2 }));
}

/** Those at the front far more often than those at the back. */
function pick(goods: readonly DemoGoods[], luck: number): DemoGoods {
  const one = goods[Math.floor(goods.length * luck ** 2.4)];
  if (!one) throw new Error('nothing to buy');
  return one;
}
