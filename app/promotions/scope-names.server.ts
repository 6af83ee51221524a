import { inArray } from 'drizzle-orm';
import { listCategories } from '#app/catalog/index.server.ts';
import { KIND_LABEL } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { products } from '#db/schema/catalog.ts';
import { stores } from '#db/schema/stores.ts';
import type { CouponScope } from './coupon-scope.ts';

const MOST_NAMED = 3;

const idsOf = (scopes: readonly CouponScope[], of: 'stores' | 'products'): string[] => [
  ...new Set(scopes.flatMap((scope) => (scope.of === of ? scope.ids : []))),
];

/** What each scope covers, in the shopper's words, by the names of today. */
export async function scopeTexts(ctx: Ctx, scopes: readonly CouponScope[]): Promise<string[]> {
  const [storeIds, productIds] = [idsOf(scopes, 'stores'), idsOf(scopes, 'products')];
  const names = new Map<string, string>();
  for (const top of await listCategories(ctx))
    for (const { id, name } of [top, ...top.children]) names.set(id, name);
  if (storeIds.length > 0)
    for (const { id, name } of await ctx.db
      .select({ id: stores.id, name: stores.name })
      .from(stores)
      .where(inArray(stores.id, storeIds)))
      names.set(id, name);
  if (productIds.length > 0)
    for (const { id, name } of await ctx.db
      .select({ id: products.id, name: products.name })
      .from(products)
      .where(inArray(products.id, productIds)))
      names.set(id, name);
  return scopes.map((scope) => scopeText(scope, names));
}

function scopeText(scope: CouponScope, names: ReadonlyMap<string, string>): string {
  if (scope.of === 'all') return '모든 상품';
  if (scope.of === 'market-stores') return '전통시장 상점의 상품';
  if (scope.of === 'kinds') return scope.kinds.map((kind) => KIND_LABEL[kind]).join('·');
  const known = scope.ids.flatMap((id) => names.get(id) ?? []);
  const more = scope.ids.length - MOST_NAMED;
  const text = known.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` 외 ${more}` : '');
  return { categories: `${text} 카테고리`, stores: `${text} 상점`, products: text }[scope.of];
}
