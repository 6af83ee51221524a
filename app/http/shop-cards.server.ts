import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import type { Page } from '#app/core/paging.ts';
import { findCards, listProducts, type ProductsAsked } from '#app/listings/index.server.ts';
import type { CardRow, ListedCard } from '#app/listings/index.ts';
import { storesForPricing } from '#app/stores/index.server.ts';
import { currentProgrammes } from '#app/wallet/index.server.ts';
import { expectedCashback, type ProgrammeTerms, rateText } from '#app/wallet/index.ts';

/** A card with what paying its price with the wallet gives back. */
export type ShopCard = CardRow & { cashback: number };

function withCashback({ yearlySales, ...card }: ListedCard, programmes: readonly ProgrammeTerms[]): ShopCard {
  const cashback = card.walletPayable
    ? expectedCashback(card.price, { ...card, yearlySales }, programmes)
    : 0;
  return { ...card, cashback };
}

/** A page of product cards as the shop shows them. */
export async function listShopCards(ctx: Ctx, asked: ProductsAsked): Promise<Page<ShopCard>> {
  const [page, programmes] = await Promise.all([listProducts(ctx, asked), currentProgrammes(ctx)]);
  return { rows: page.rows.map((card) => withCashback(card, programmes)), next: page.next };
}

/** Cards by id as the shop shows them, in the order asked. */
export async function findShopCards(ctx: Ctx, ids: readonly string[]): Promise<ShopCard[]> {
  if (ids.length === 0) return [];
  const [cards, programmes] = await Promise.all([findCards(ctx, ids), currentProgrammes(ctx)]);
  return cards.map((card) => withCashback(card, programmes));
}

/** For the product page: what each running programme gives for its price. */
export async function cashbackParts(
  ctx: Ctx,
  product: { price: Krw; store: { id: string } },
): Promise<{ name: string; rateText: string; amount: Krw }[]> {
  const [stores, programmes] = await Promise.all([
    storesForPricing(ctx, [product.store.id]),
    currentProgrammes(ctx),
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
