import { gt, inArray, max } from 'drizzle-orm';
import { Meilisearch } from 'meilisearch';
import type { Ctx } from '#app/core/ctx.ts';
import { products } from '#db/schema/catalog.ts';
import { searchProducts } from '#db/schema/search.ts';
import type { TextIndex } from '../engine.ts';
import { askingOf } from './ask.ts';
import { documentOf, type SearchDocument } from './documents.ts';
import { done, ensureIndex, INDEX, rebuildIndex } from './index-life.server.ts';
import { answerOf, type Found } from './read.ts';

const TIMEOUT_MS = 10_000;
const AGAIN = 5;
const AT_ONCE = 200;

/** Search in Meilisearch. The rows stay the truth: it is told what they say, and told again when they moved meanwhile. */
export function meilisearchIndex(host: string, apiKey: string | undefined): TextIndex {
  const client = new Meilisearch({ host, ...(apiKey && { apiKey }), timeout: TIMEOUT_MS });
  let ensured: Promise<void> | undefined;
  const ready = async () => {
    ensured ??= ensureIndex(client);
    try {
      await ensured;
    } catch (error) {
      ensured = undefined;
      throw error;
    }
  };
  const follow = async (ctx: Ctx, ids: readonly string[]) => {
    if (ids.length === 0) return;
    await ready();
    for (let tried = 0; tried < AGAIN; tried++) {
      const { documents, versions } = await readDocuments(ctx, ids);
      await send(client, ids, documents);
      if ((await readDocuments(ctx, ids)).versions === versions) return;
    }
    throw new Error('products kept changing while they were indexed');
  };
  return {
    forgives: true,
    find: async (_ctx, wanted, asked, tree) => {
      await ready();
      const { queries, chosen } = askingOf(INDEX, wanted, asked);
      const { results } = await client.multiSearch({ queries });
      return answerOf(results as unknown as Found[], chosen, asked, tree);
    },
    follow,
    rebuild: async (ctx, allIds) => {
      const since = await newestRevision(ctx);
      await rebuildIndex(client, documentsOf(ctx, allIds));
      await followSince(ctx, since, follow);
    },
    ping: async () => {
      await client.health();
    },
  };
}

async function readDocuments(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db
    .select()
    .from(searchProducts)
    .where(inArray(searchProducts.productId, [...ids]))
    .orderBy(searchProducts.productId);
  const documents = rows.map(documentOf);
  return { documents, versions: JSON.stringify(documents) };
}

async function send(
  client: Meilisearch,
  ids: readonly string[],
  documents: readonly SearchDocument[],
): Promise<void> {
  const there = new Set(documents.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  const index = client.index<SearchDocument>(INDEX);
  if (documents.length > 0) await done(index.addDocuments([...documents]));
  if (gone.length > 0) await done(index.deleteDocuments(gone));
}

async function* documentsOf(ctx: Ctx, batches: AsyncIterable<string[]>): AsyncGenerator<SearchDocument[]> {
  for await (const ids of batches) yield (await readDocuments(ctx, ids)).documents;
}

async function newestRevision(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ newest: max(products.revision) }).from(products);
  return row?.newest ?? 0;
}

/** What changed while the new index was filled went to the old one: it is told to the new one too. */
async function followSince(
  ctx: Ctx,
  since: number,
  follow: (ctx: Ctx, ids: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let after = since; ; ) {
    const page = await ctx.db
      .select({ id: products.id, revision: products.revision })
      .from(products)
      .where(gt(products.revision, after))
      .orderBy(products.revision)
      .limit(AT_ONCE);
    await follow(
      ctx,
      page.map(({ id }) => id),
    );
    after = page.at(-1)?.revision ?? after;
    if (page.length < AT_ONCE) return;
  }
}
