import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import type { Page } from '#app/core/paging.ts';
import { isAdult } from '#app/identity/index.server.ts';
import { wishedAmong } from '#app/interests/index.server.ts';
import { findCards, listProducts, type ProductsAsked } from '#app/listings/index.server.ts';
import type { CardRow, ListedCard } from '#app/listings/index.ts';
import { sharedRead } from '#app/platform/shared-reads.server.ts';
import { storesForPricing } from '#app/stores/index.server.ts';
import { currentProgrammes } from '#app/wallet/index.server.ts';
import { expectedCashback, rateText } from '#app/wallet/index.ts';

/** What paying a card's price with the wallet gives back to anyone who may have it. */
export type PromisingCard = CardRow & { cashback: number };

/** A card as this viewer sees it. */
export type ShopCard = PromisingCard & {
  wished: boolean;
  /** Adult-only and the viewer is not verified as adult: no picture is sent. */
  covered: boolean;
};

/** For what cards promise; what is paid out is reckoned from the programmes themselves. */
const shownProgrammes = sharedRead((ctx) => currentProgrammes(ctx));

/** Nothing of this is anybody's own. */
export async function withCashback(ctx: Ctx, listed: readonly ListedCard[]): Promise<PromisingCard[]> {
  const programmes = await shownProgrammes(ctx);
  return listed.map(({ yearlySales, ...card }) => {
    const store = { ...card, yearlySales };
    const cashback = card.walletPayable ? expectedCashback(card.price, store, programmes) : 0;
    return Object.assign(card, { cashback });
  });
}

/** The cards as the shop shows them to whoever asks. */
export async function asSeen(ctx: Ctx, cards: readonly PromisingCard[]): Promise<ShopCard[]> {
  const ids = cards.map(({ id }) => id);
  const [wished, adult] = await Promise.all([
    wishedAmong(ctx, ids),
    cards.some(({ adultOnly }) => adultOnly) ? isAdult(ctx) : true,
  ]);
  return cards.map((card) => {
    const covered = card.adultOnly && !adult;
    const shown = { ...card, wished: wished.has(card.id), covered };
    return covered ? { ...shown, imageId: '', imageAlt: '', imageAvif: false } : shown;
  });
}

const shopCards = async (ctx: Ctx, listed: readonly ListedCard[]): Promise<ShopCard[]> =>
  asSeen(ctx, await withCashback(ctx, listed));

/** A page of product cards as the shop shows them. */
export async function listShopCards(ctx: Ctx, asked: ProductsAsked): Promise<Page<ShopCard>> {
  const page = await listProducts(ctx, asked);
  return { rows: await shopCards(ctx, page.rows), next: page.next };
}

/** Cards of products by id, those no longer on sale left out. */
export const findShopCards = async (ctx: Ctx, ids: readonly string[]): Promise<ShopCard[]> =>
  shopCards(ctx, await findCards(ctx, ids));

/** For the product page: what each running programme gives for its price. */
export async function cashbackParts(
  ctx: Ctx,
  product: { price: Krw; store: { id: string } },
): Promise<{ name: string; rateText: string; amount: Krw }[]> {
  const [stores, programmes] = await Promise.all([
    storesForPricing(ctx, [product.store.id]),
    shownProgrammes(ctx),
  ]);
  const store = stores.get(product.store.id);
  if (!store?.terms.payable.allowed) return [];
  return programmes
    .map((programme) => ({
      name: programme.name,
      rateText: rateText(programme.tiers),
      amount: expectedCashback(product.price, store, [programme]),
    }))
    .filter((part) => part.amount > 0);
}
