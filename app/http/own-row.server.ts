import { likelyIds } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { allowsPersonalisation, findUser } from '#app/identity/index.server.ts';
import { listViewed } from '#app/interests/index.server.ts';
import { boughtProducts } from '#app/orders/index.server.ts';
import type { AnyActor } from './ctx.server.ts';
import { findShopCards, type ShopCard } from './shop-cards.server.ts';

const LOOKED_BACK = 100;
const SHOWN = 10;

export type OwnRow = { name: string; cards: ShopCard[] };

/**
 * 맞춤 상품: for members who agreed to it, and from what they looked at and bought alone; of nobody else anything is
 * read (개인정보보호법 제15조, 제37조의2).
 */
export async function ownRow(ctx: Ctx<AnyActor>): Promise<OwnRow | null> {
  const { actor } = ctx;
  if (actor.kind !== 'shopper') return null;
  const own = { ...ctx, actor };
  if (!(await allowsPersonalisation(own))) return null;
  const [user, viewed, bought] = await Promise.all([
    findUser(own, actor.userId),
    listViewed(own, LOOKED_BACK),
    boughtProducts(own, LOOKED_BACK),
  ]);
  const ids = await likelyIds(own, [...new Set([...viewed, ...bought])], 2 * SHOWN);
  const cards = (await findShopCards(own, ids))
    .filter((card) => !card.covered && !card.soldOut)
    .slice(0, SHOWN);
  return user && cards.length > 0 ? { name: user.name, cards } : null;
}
