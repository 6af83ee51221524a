import { countCart } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { add, type Krw } from '#app/core/krw.ts';
import { type Balances, readBalances } from '#app/wallet/index.server.ts';

import type { AnyActor } from './ctx.server.ts';
import { NOBODY, type Viewer } from './viewer.ts';

/** As the wallet's own page says it. */
const spendable = ({ charged, cashback, grant }: Balances): Krw => add(charged, cashback, grant);

/** What the frame around every page shows of the person looking. */
export async function viewerOf(ctx: Ctx<AnyActor>): Promise<Viewer> {
  const { actor } = ctx;
  if (actor.kind !== 'shopper') return { ...NOBODY, cartCount: await countCart(ctx) };
  const [cartCount, balances] = await Promise.all([countCart(ctx), readBalances(ctx, actor.userId)]);
  return { signedIn: true, cartCount, walletBalance: spendable(balances) };
}
