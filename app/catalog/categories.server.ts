import { asc, eq } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { type Db, inTransaction } from '#db/client.server.ts';
import { categories } from '#db/schema/catalog.ts';
import type { SaveCategoryInput } from './inputs.ts';
import { isNoticeType, type NoticeType } from './notices.ts';
import type { CatalogRefusal } from './refusals.ts';

export type CategoryLeaf = { id: string; slug: string; name: string; emblem: string; noticeType: NoticeType };
export type CategoryNode = CategoryLeaf & { children: CategoryLeaf[] };

/** Every page shows the tree and it changes about never: each process reads it once in half a minute. */
const FRESH_MS = 30_000;
let cached: { db: Db; readAt: number; tree: CategoryNode[] } | undefined;

/** The category tree, two levels, in its own order. */
export async function listCategories(ctx: Ctx): Promise<CategoryNode[]> {
  if (cached && cached.db === ctx.db && performance.now() - cached.readAt < FRESH_MS) return cached.tree;
  const rows = await ctx.db
    .select()
    .from(categories)
    .orderBy(asc(categories.position), asc(categories.slug))
    .limit(500);
  const leaf = ({ id, slug, name, emblem, noticeType }: (typeof rows)[number]): CategoryLeaf => {
    if (!isNoticeType(noticeType)) throw new Error(`unknown product notice: ${noticeType}`);
    return { id, slug, name, emblem, noticeType };
  };
  const tree = rows
    .filter((row) => row.parentId === null)
    .map((top) => ({ ...leaf(top), children: rows.filter((row) => row.parentId === top.id).map(leaf) }));
  if (!ctx.inTx) cached = { db: ctx.db, readAt: performance.now(), tree };
  return tree;
}

/** One category with its place: `top` is itself at the top of the tree. */
export async function findCategory(
  ctx: Ctx,
  slug: string,
): Promise<{ category: CategoryLeaf; top: CategoryNode } | null> {
  for (const top of await listCategories(ctx)) {
    if (top.slug === slug) return { category: top, top };
    const category = top.children.find((child) => child.slug === slug);
    if (category) return { category, top };
  }
  return null;
}

/** A category by its slug; saving it again changes what differs. */
export async function saveCategory(ctx: Ctx<System>, input: SaveCategoryInput): Promise<string> {
  const { slug, parentSlug, ...rest } = input;
  const facts = { ...rest, parentId: parentSlug ? await topIdOf(ctx, parentSlug) : null };
  const id = await inTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .insert(categories)
      .values({ id: newId(), slug, ...facts })
      .onConflictDoUpdate({ target: categories.slug, set: facts })
      .returning({ id: categories.id });
    if (!row) throw new Error(`category was not saved: ${slug}`);
    await enqueue(tx, 'search.index-category', { categoryId: row.id }, `search.index-category:${row.id}`);
    return row.id;
  });
  cached = undefined;
  return id;
}

async function topIdOf(ctx: Ctx, slug: string): Promise<string> {
  const [parent] = await ctx.db.select().from(categories).where(eq(categories.slug, slug));
  if (!parent || parent.parentId !== null)
    refuse<CatalogRefusal>({ code: 'catalog/category-not-found', slug });
  return parent.id;
}
