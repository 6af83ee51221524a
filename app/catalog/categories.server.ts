import { asc, eq, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { sharedRead } from '#app/platform/shared-reads.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { categories, products } from '#db/schema/catalog.ts';
import type { SaveCategoryInput } from './inputs.ts';
import { isNoticeType, type NoticeType } from './notices.ts';
import type { CatalogRefusal } from './refusals.ts';
import type { AttributeDefinition } from './words.ts';

export type CategoryNode = {
  id: string;
  slug: string;
  name: string;
  emblem: string;
  noticeType: NoticeType;
  /** What this category itself asks of its products. */
  attributes: AttributeDefinition[];
  children: CategoryNode[];
};
/** A category and, from the top of the tree down to it, its whole path. */
export type CategoryPlace = { category: CategoryNode; path: CategoryNode[] };

const DEEPEST = 3;

/** The category tree, up to three levels, in its own order. Every page shows it: it is a shared read. */
export const listCategories = sharedRead(async (ctx: Ctx): Promise<CategoryNode[]> => {
  const rows = await ctx.db
    .select()
    .from(categories)
    .orderBy(asc(categories.position), asc(categories.slug))
    .limit(1000);
  const below = new Map<string | null, typeof rows>();
  for (const row of rows) below.set(row.parentId, [...(below.get(row.parentId) ?? []), row]);
  const node = ({ id, slug, name, emblem, noticeType, attributes }: (typeof rows)[number]): CategoryNode => {
    if (!isNoticeType(noticeType)) throw new Error(`unknown product notice: ${noticeType}`);
    return { id, slug, name, emblem, noticeType, attributes, children: (below.get(id) ?? []).map(node) };
  };
  return (below.get(null) ?? []).map(node);
});

/** Where each category stands: those above it, from the top, and itself. */
export function categoryPlaces(tree: readonly CategoryNode[], above: CategoryNode[] = []): CategoryPlace[] {
  return tree.flatMap((category) => {
    const path = [...above, category];
    return [{ category, path }, ...categoryPlaces(category.children, path)];
  });
}

/** One category by its slug, with its whole path. */
export async function findCategory(ctx: Ctx, slug: string): Promise<CategoryPlace | null> {
  const places = categoryPlaces(await listCategories(ctx));
  return places.find(({ category }) => category.slug === slug) ?? null;
}

/** A category by its slug; saving it again changes what differs, and what stands below it moves along. */
export async function saveCategory(ctx: Ctx<System>, input: SaveCategoryInput): Promise<string> {
  const { slug, parentSlug, attributes = [], ...rest } = input;
  return inTransaction(ctx, async (tx) => {
    // One at a time: two moves at once could close a circle.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('categories', 0))`);
    const parentId = parentSlug ? await parentIdOf(tx, slug, parentSlug) : null;
    const facts = { ...rest, attributes, parentId };
    const [before] = await tx.db.select().from(categories).where(eq(categories.slug, slug));
    const [row] = await tx.db
      .insert(categories)
      .values({ id: newId(), slug, ...facts })
      .onConflictDoUpdate({ target: categories.slug, set: facts })
      .returning({ id: categories.id });
    if (!row) throw new Error(`category was not saved: ${slug}`);
    if (before && before.parentId !== parentId) await moveProducts(tx, slug);
    await enqueue(tx, 'search.index-category', { categoryId: row.id }, `search.index-category:${row.id}`);
    return row.id;
  });
}

async function parentIdOf(tx: Ctx, slug: string, parentSlug: string): Promise<string> {
  const places = categoryPlaces(await listCategories(tx));
  const parent = places.find(({ category }) => category.slug === parentSlug);
  if (!parent) refuse<CatalogRefusal>({ code: 'catalog/category-not-found', slug: parentSlug });
  const own = places.find(({ category }) => category.slug === slug);
  const levels = own ? levelsOf(own.category) : 1;
  const isBelow = parent.path.some((above) => above.slug === slug);
  if (isBelow || parent.path.length + levels > DEEPEST)
    refuse<CatalogRefusal>({ code: 'catalog/category-too-deep', slug: parentSlug });
  return parent.category.id;
}

const levelsOf = ({ children }: CategoryNode): number => 1 + Math.max(0, ...children.map(levelsOf));

/** Products keep their category and get the path it has now. */
async function moveProducts(tx: Ctx, slug: string): Promise<void> {
  for (const { category, path } of categoryPlaces(await listCategories(tx)))
    if (path.some((above) => above.slug === slug))
      await tx.db.update(products).set(pathColumns(path)).where(eq(products.categoryId, category.id));
}

/** Where a product of the last of these stands: on every level, the last one repeated where the path ends. */
export function pathColumns(path: readonly CategoryNode[]) {
  const [top, mid = top, category = mid] = path;
  if (!top || !mid || !category) throw new Error('a category without a path');
  return { topCategoryId: top.id, midCategoryId: mid.id, categoryId: category.id };
}
