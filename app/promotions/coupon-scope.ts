import { z } from 'zod';
import { KINDS } from '#app/catalog/index.ts';

const ids = z.array(z.uuid()).min(1).max(200);

/** 적용 대상: what of a cart a coupon counts and discounts. Categories are ids of any level of the tree. */
export const CouponScope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('categories'), ids }),
  z.strictObject({ of: z.literal('stores'), ids }),
  z.strictObject({ of: z.literal('products'), ids }),
  z.strictObject({ of: z.literal('kinds'), kinds: z.array(z.enum(KINDS)).min(1) }),
  z.strictObject({ of: z.literal('market-stores') }),
]);
export type CouponScope = z.output<typeof CouponScope>;

type ScopedLine = {
  storeId: string;
  productId: string | null;
  categoryPath: readonly string[];
  kind: string;
  marketStore: boolean;
};

export function isInScope(scope: CouponScope, line: ScopedLine): boolean {
  switch (scope.of) {
    case 'all':
      return true;
    case 'categories':
      return line.categoryPath.some((id) => scope.ids.includes(id));
    case 'stores':
      return scope.ids.includes(line.storeId);
    case 'products':
      return line.productId !== null && scope.ids.includes(line.productId);
    case 'kinds':
      return scope.kinds.some((kind) => kind === line.kind);
    case 'market-stores':
      return line.marketStore;
  }
}
