import type { ProductState } from './words.ts';

/** Which state of a product may follow which, and who may move it. An import speaks for its seller. */
export const PRODUCT_MOVES = {
  draft: { review: ['seller', 'system'], on_sale: ['system'], stopped: ['system'] },
  review: { on_sale: ['operator', 'system'], draft: ['operator', 'seller', 'system'] },
  on_sale: { stopped: ['seller', 'operator', 'system'] },
  stopped: { on_sale: ['seller', 'operator', 'system'], review: ['seller', 'system'] },
} as const satisfies Record<
  ProductState,
  Partial<Record<ProductState, readonly ('seller' | 'operator' | 'system')[]>>
>;

export const canMove = (
  from: ProductState,
  to: ProductState,
  by: 'seller' | 'operator' | 'system',
): boolean => {
  const moves: Partial<Record<ProductState, readonly string[]>> = PRODUCT_MOVES[from];
  return moves[to]?.includes(by) ?? false;
};
