import { and, eq } from 'drizzle-orm';
import { historyOf, writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator, Seller } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { settlePrices } from './prices.server.ts';
import type { CatalogRefusal } from './refusals.ts';
import { canMove } from './state.ts';
import type { ProductState } from './words.ts';

type Desk = Ctx<Seller | Operator>;

type Move = {
  reason?: string | undefined;
  /** When what was looked at had last been changed, in milliseconds. */
  seen?: number | undefined;
  /** What the move is called in the audit log; by the state it leads to unless said. */
  act?: string;
};

/** Moves a product by the table of legal moves, with its audit row; already there is done. Answers whether it moved. */
async function move(
  ctx: Desk,
  productId: string,
  to: ProductState,
  { reason, seen, act = to === 'on_sale' ? 'sell' : to }: Move = {},
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const { actor } = tx;
    if (actor.kind === 'seller') await mustActFor({ ...tx, actor }, actor.storeId);
    const [product] = await tx.db
      .select({ state: products.state, updatedAt: products.updatedAt })
      .from(products)
      .where(
        and(
          eq(products.id, productId),
          actor.kind === 'seller' ? eq(products.storeId, actor.storeId) : undefined,
        ),
      )
      .for('no key update');
    if (!product) refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
    if (product.state === to) return false;
    if (!canMove(product.state, to, actor.kind))
      refuse<CatalogRefusal>({ code: 'catalog/illegal-move', from: product.state, to });
    if (seen !== undefined && seen !== product.updatedAt.getTime())
      refuse<CatalogRefusal>({ code: 'catalog/changed-meanwhile' });
    await tx.db.update(products).set({ state: to, updatedAt: tx.now }).where(eq(products.id, productId));
    await settlePrices(tx, productId);
    await writeAudit(tx, {
      action: `catalog.${act}`,
      subject: `product:${productId}`,
      before: { state: product.state },
      after: { state: to },
      ...(reason && { reason }),
    });
    return true;
  });
}

/** The seller asks the mall to look at a product before it is sold. */
export async function askReview(ctx: Ctx<Seller>, productId: string): Promise<void> {
  await move(ctx, productId, 'review');
}

/** The seller takes a product back from the mall's desk, to change it first. */
export async function withdrawReview(ctx: Ctx<Seller>, productId: string): Promise<void> {
  await move(ctx, productId, 'draft', { act: 'withdraw' });
}

/** The operator lets a product be sold, as it was looked at (`seen`): what its seller changed since is looked at first. */
export async function approveProduct(ctx: Ctx<Operator>, productId: string, seen?: number): Promise<void> {
  await move(ctx, productId, 'on_sale', { seen });
}

/**
 * The operator gives a product back to its seller with what is to be changed. One that its seller took back meanwhile is
 * refused: the reason would reach nobody.
 */
export async function returnProduct(ctx: Ctx<Operator>, productId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await move(tx, productId, 'draft', { reason })) return;
    const [last] = await historyOf(tx, `product:${productId}`, ['catalog.draft']);
    if (last?.reason !== reason)
      refuse<CatalogRefusal>({ code: 'catalog/illegal-move', from: 'draft', to: 'draft' });
  });
}

/** Seller or operator takes a product off sale; it stays readable for those who bought it. */
export async function stopProduct(ctx: Desk, productId: string, reason?: string): Promise<void> {
  await move(ctx, productId, 'stopped', { reason });
}

/** A stopped product is sold again. */
export async function resumeProduct(ctx: Desk, productId: string): Promise<void> {
  await move(ctx, productId, 'on_sale');
}
