import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { togetherIds } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { listRanking } from '#app/displays/index.server.ts';
import { listWishes } from '#app/interests/index.server.ts';
import { importProducts } from '#app/listings/index.server.ts';
import { linesToReview } from '#app/reviews/index.server.ts';
import { popularSearches } from '#app/search/index.server.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { readBalances, readPointBalances } from '#app/wallet/index.server.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { SHOPPERS } from '#db/seed/demo/content/shoppers.ts';
import { seedCampaigns } from '#db/seed/demo/demo-coupons.server.ts';
import { seedLife } from '#db/seed/demo/demo-life.server.ts';
import { seedPeople } from '#db/seed/demo/demo-people.server.ts';
import { sheetPath } from '#db/seed/demo/seed-demo.server.ts';
import { storeDraft } from '#db/seed/demo/store-facts.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { anImageShelf } from '#tests/support/a-sheet.ts';
import { aWorld, NOON } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

test('a mall that is lived in: what is copied is what happened, no money is made up, and twice is once', async () => {
  const url = await freshDatabaseUrl();
  const { database, system } = await aWorld(url);
  try {
    await seedReference(system);
    const findImage = await anImageShelf(system);
    for (const [at, store] of DEMO_STORES.slice(0, 6).entries()) {
      const storeId = await openStore(system, OpenStoreInput.parse(storeDraft(store, at + 1)));
      const file = await readFile(sheetPath(store.slug));
      const importId = createHash('sha256').update(file).digest('hex');
      await importProducts(system, { storeId, file, importId, findImage });
    }
    await seedCampaigns(system);
    const people = await seedPeople(system, NOON);
    const shopperId = people.get('shopper') ?? '';
    const live = () => seedLife(system, { shopperId, people: SHOPPERS.slice(0, 8), say: () => undefined });
    const facts = async () => {
      const [row] = await system.db.execute(sql`
        select (select count(*)::int from orders) as orders, (select count(*)::int from reviews) as reviews,
          (select count(*)::int from wishes) as wishes, (select count(*)::int from store_follows) as follows`);
      return row;
    };
    await live();
    const first = await facts();
    await live();
    expect(await facts()).toEqual(first);
    expect(Number(first?.orders)).toBeGreaterThan(20);
    expect(Number(first?.reviews)).toBeGreaterThan(20);

    const wrong = await system.db.execute(sql`
      select p.id from products p
      left join (select l.product_id as id, sum(l.quantity - l.refunded_quantity) as n from order_lines l
        join orders o on o.id = l.order_id and o.state = 'paid' group by 1) sold on sold.id = p.id
      left join (select product_id as id, count(*) as n, sum(stars) as stars from reviews group by 1) said on said.id = p.id
      left join search_products s on s.product_id = p.id
      where p.sold_count <> coalesce(sold.n, 0) or p.rating_count <> coalesce(said.n, 0)
        or p.rating_sum <> coalesce(said.stars, 0) or (p.state = 'on_sale' and s.revision is distinct from p.revision)`);
    expect(wrong).toEqual([]);
    const [best] = await listRanking(system, 10);
    expect(best).toBeDefined();
    const [pair] = await system.db.execute<{ id: string }>(sql`
      select product_id as id from bought_together group by 1 order by count(*) desc limit 1`);
    expect((await togetherIds(system, pair?.id ?? '')).length).toBeGreaterThan(0);
    expect(await popularSearches(system)).toContain('사과');

    const me: Ctx<Shopper> = { ...system, actor: { kind: 'shopper', userId: shopperId } };
    expect(await readBalances(me, shopperId)).toMatchObject({ charged: 0, cashback: 0 });
    expect((await readPointBalances(me, shopperId)).available).toBe(10_000);
    expect((await linesToReview(me)).length).toBeGreaterThan(0);
    expect((await listWishes(me, null)).rows.length).toBeGreaterThan(0);
    await expectBooksClean(url, NOON);
  } finally {
    await database.close();
  }
}, 120_000);
