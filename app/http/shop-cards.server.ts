import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import type { Page } from '#app/core/paging.ts';
import { listProducts, type ProductsAsked } from '#app/listings/index.server.ts';
import type { CardRow } from '#app/listings/index.ts';
import { currentProgrammes } from '#app/wallet/index.server.ts';
import { expectedCashback } from '#app/wallet/index.ts';

/** A card with what paying its price with the wallet gives back. */
export type ShopCard = CardRow & { cashback: number };
type Programmes = Awaited<ReturnType<typeof currentProgrammes>>;

export const cashbackOf = (
  card: { price: CardRow['price']; storeType: string; cashbackEligible: boolean; walletPayable: boolean },
  programmes: Programmes,
): number => (card.walletPayable ? expectedCashback(card.price, card, programmes) : 0);

export const withCashback = (cards: readonly CardRow[], programmes: Programmes): ShopCard[] =>
  cards.map((card) => ({ ...card, cashback: cashbackOf(card, programmes) }));

/** A page of product cards as the shop shows them. */
export async function listShopCards(ctx: Ctx, asked: ProductsAsked): Promise<Page<ShopCard>> {
  const [page, programmes] = await Promise.all([listProducts(ctx, asked), currentProgrammes(ctx)]);
  return { rows: withCashback(page.rows, programmes), next: page.next };
}

/** For the product page: what each running programme gives for its price. */
export async function cashbackParts(
  ctx: Ctx,
  product: { price: Krw; store: { storeType: string; cashbackEligible: boolean; walletPayable: boolean } },
): Promise<{ name: string; rateBps: number; amount: Krw }[]> {
  if (!product.store.walletPayable) return [];
  const programmes = await currentProgrammes(ctx);
  return programmes
    .map((programme) => ({
      name: programme.name,
      rateBps: programme.rateBps,
      amount: expectedCashback(product.price, product.store, [programme]),
    }))
    .filter((part) => part.amount > 0);
}
