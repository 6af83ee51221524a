import { type SQL, sql } from 'drizzle-orm';
import { isId } from '#app/core/ids.ts';
import { decodeCursor } from '#app/core/paging.ts';
import type { PriceRange } from '../engine.ts';
import { chosenFacets, FACETS, type FacetChoice } from '../facet-bits.ts';
import type { ListSort } from '../words.ts';

type SortKey = { column: SQL; descending: boolean };

const KEYS: Record<ListSort, SortKey> = {
  recommended: { column: sql`s.recommended`, descending: true },
  best_selling: { column: sql`s.sold_count`, descending: true },
  newest: { column: sql`s.listed_ms`, descending: true },
  price_low: { column: sql`s.price`, descending: false },
  price_high: { column: sql`s.price`, descending: true },
  rating: { column: sql`s.rating_score`, descending: true },
};

export const sortKeyOf = (sort: ListSort): SortKey => KEYS[sort];

/** Key and id run the same way, so that one row comparison continues the list. */
export const inOrder = (key: SQL, descending: boolean): SQL =>
  descending ? sql`${key} desc, s.product_id desc` : sql`${key}, s.product_id`;

/** The condition that continues after a cursor; nothing for a cursor nobody wrote. */
export function afterCursor({ column, descending }: SortKey, cursor: string | null): SQL | null {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (!Number.isSafeInteger(key) || !isId(id)) return null;
  const sign = descending ? sql`<` : sql`>`;
  return sql`(${column}, s.product_id) ${sign} (${key}::bigint, ${id}::uuid)`;
}

/** Conditions on what stands in the index itself: the bits, and the price. */
export function filters(choice: FacetChoice, price: PriceRange): SQL[] {
  const masks = chosenFacets(choice).map(([name, values]) => {
    const { shift, width } = FACETS[name];
    const known = values.filter((value) => value >= 0 && value < 2 ** width);
    return sql`((s.facet_bits >> ${sql.raw(String(shift))}) & ${sql.raw(String(2 ** width - 1))}) in (${sql.raw(known.length > 0 ? known.map(Number).join(', ') : '-1')})`;
  });
  if (price.from !== null) masks.push(sql`s.price >= ${price.from}::bigint`);
  if (price.to !== null) masks.push(sql`s.price <= ${price.to}::bigint`);
  return masks;
}

export const all = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
