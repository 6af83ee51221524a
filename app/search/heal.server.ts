import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { products } from '#db/schema/catalog.ts';
import { searchProgress } from '#db/schema/search.ts';
import { recount } from './embedded/recount.server.ts';
import { indexNow } from './index-now.server.ts';
import { textIndex } from './text-index.server.ts';

const AT_ONCE = 200;
const SLICE = 2_000;
/** A transaction that took its revision before others may commit after them; none runs this long. */
const SETTLED_AFTER_MS = 900_000;

/** Products changed since the last look whose row was not made of their newest revision. Finds what no job reported. */
export async function healChanged(ctx: Ctx<System>): Promise<number> {
  const since = await readSettled(ctx);
  let healed = 0;
  for (let after = since.revision; ; ) {
    const page = await ctx.db.execute<{ id: string; revision: string; stale: boolean }>(sql`
      select p.id, p.revision, (p.state = 'on_sale' and t.state = 'open') is distinct from (s.product_id is not null)
        or s.revision < p.revision as stale
      from products p join stores t on t.id = p.store_id left join search_products s on s.product_id = p.id
      where p.revision > ${after}::bigint order by p.revision limit ${SLICE}`);
    const stale = page.filter((row) => row.stale).map(({ id }) => id);
    for (let at = 0; at < stale.length; at += AT_ONCE)
      healed += await indexNow(ctx, stale.slice(at, at + AT_ONCE));
    after = Number(page.at(-1)?.revision ?? after);
    if (page.length < SLICE) {
      await noteSeen(ctx, since, after);
      return healed;
    }
  }
}

/** The next products by key, made anew whatever the index says; after the last it begins again. */
export async function healNextSlice(ctx: Ctx<System>, limit = SLICE): Promise<number> {
  const from = await readPosition(ctx, 'slice');
  const page = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(from ? gt(products.id, sql`${from}::uuid`) : undefined)
    .orderBy(asc(products.id))
    .limit(limit);
  const ids = page.map(({ id }) => id);
  let healed = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) healed += await indexNow(ctx, ids.slice(at, at + AT_ONCE));
  await writePosition(ctx, 'slice', ids.length < limit ? '' : (ids.at(-1) ?? ''));
  return healed;
}

type Settled = { revision: number; seen: number; seenAt: number };

async function readSettled(ctx: Ctx): Promise<Settled> {
  const [revision = '0', seen = '0', seenAt = '0'] = (await readPosition(ctx, 'revision')).split(' ');
  return { revision: Number(revision), seen: Number(seen), seenAt: Number(seenAt) };
}

/** What was the newest a quarter of an hour ago need not be looked at again. */
async function noteSeen(ctx: Ctx, { revision, seen, seenAt }: Settled, newest: number): Promise<void> {
  const now = ctx.now.getTime();
  if (seenAt > 0 && now - seenAt < SETTLED_AFTER_MS) return;
  await writePosition(ctx, 'revision', `${seenAt > 0 ? seen : revision} ${newest} ${now}`);
}

async function readPosition(ctx: Ctx, name: string): Promise<string> {
  const [row] = await ctx.db.select().from(searchProgress).where(eq(searchProgress.name, name));
  return row?.position ?? '';
}

async function writePosition(ctx: Ctx, name: string, position: string): Promise<void> {
  await ctx.db
    .insert(searchProgress)
    .values({ name, position })
    .onConflictDoUpdate({ target: searchProgress.name, set: { position } });
}

/** Makes the whole index anew in batches by key while it goes on answering; how many rows had to change. */
export async function reindex(
  ctx: Ctx<System>,
  say: (done: number) => void = () => undefined,
): Promise<number> {
  let [done, changed] = [0, 0];
  for await (const ids of everyProduct(ctx)) {
    changed += await indexNow(ctx, ids);
    done += ids.length;
    say(done);
  }
  await recount(ctx);
  await textIndex().rebuild(ctx, everyProduct(ctx));
  return changed;
}

async function* everyProduct(ctx: Ctx): AsyncGenerator<string[]> {
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(after ? gt(products.id, after) : undefined)
      .orderBy(asc(products.id))
      .limit(AT_ONCE);
    if (page.length > 0) yield page.map(({ id }) => id);
    after = page.at(-1)?.id ?? null;
    if (page.length < AT_ONCE) return;
  }
}
