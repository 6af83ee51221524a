import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { carryOutPricePlans } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, kstDay, startOfDay } from '#app/core/kst.ts';
import { type FindImage, importProducts } from '#app/listings/index.server.ts';
import { COLUMNS } from '#app/listings/index.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { DEMO_STORES } from './all-stores.ts';
import { SHOPPERS } from './content/shoppers.ts';
import type { StoreContent } from './content/store-content.ts';
import { seedCampaigns } from './demo-coupons.server.ts';
import { seedAnniversary, seedPausedStore } from './demo-currency.server.ts';
import { seedDisplays } from './demo-displays.server.ts';
import { seedLife } from './demo-life.server.ts';
import { giveStore, seedPeople } from './demo-people.server.ts';
import { storePictures } from './demo-pictures.server.ts';
import { seedTestbed } from './demo-testbed.server.ts';
import { withFixedIds } from './fixed-ids.server.ts';
import { countIllustrations, SALE_DAY, storeSheet } from './product-sheets.ts';
import { sideBySide } from './side-by-side.ts';
import { storeDraft } from './store-facts.ts';

const FIRST_DAY = kstDay('2026-01-05');
/** All goods come on one day; the order among them follows from their ids and is well mixed. Long enough before the sale. */
const GOODS_DAY = startOfDay(kstDay('2026-03-09'));
const HANDS = 3;

export const sheetPath = (slug: string): string =>
  fileURLToPath(new URL(`./products/${slug}.xlsx`, import.meta.url));

/** Names of all pictures the demo's spreadsheets ask for. */
export function pictureNames(): string[] {
  const shares = countIllustrations(DEMO_STORES);
  const names = DEMO_STORES.flatMap((store, at) =>
    storeSheet(store, at + 1, shares).records.flatMap((record) => [
      record[COLUMNS.image],
      record[COLUMNS.image2],
    ]),
  );
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
}

/** A lively mall through the domains' own doors: stores, their spreadsheets, their people. Twice is once. */
export async function seedDemo(ctx: Ctx<System>, say: (line: string) => void): Promise<void> {
  const goods = { ...ctx, now: GOODS_DAY };
  const names = pictureNames();
  const findImage = await storePictures(goods, names);
  say(`그림 ${names.length}장`);
  let products = 0;
  await sideBySide(DEMO_STORES, HANDS, async (store, at) => {
    const loaded = await seedStore(ctx, store, at + 1, findImage);
    products += loaded;
  });
  await carryOutPricePlans({ ...ctx, now: startOfDay(SALE_DAY) });
  say(`상점 ${DEMO_STORES.length}곳, 상품 ${products}개`);
  await seedCampaigns(ctx);
  await seedAnniversary(ctx);
  await seedPausedStore(ctx);
  await seedDisplays(ctx);
  say('개장 기념 캐시백');
  const people = await seedPeople({ ...ctx, now: startOfDay(FIRST_DAY) }, ctx.now);
  say('데모 계정');
  await seedTestbed(ctx);
  say('테스트베드');
  await seedLife(ctx, { shopperId: people.get('shopper') ?? '', people: SHOPPERS, say });
  // Last: it says that all of it is there.
  await giveStore({ ...ctx, now: startOfDay(FIRST_DAY) }, people.get('seller') ?? '');
}

async function seedStore(
  ctx: Ctx<System>,
  store: StoreContent,
  at: number,
  findImage: FindImage,
): Promise<number> {
  const opened = startOfDay(addDays(FIRST_DAY, at));
  const file = await readFile(sheetPath(store.slug));
  return withFixedIds(`store ${store.slug}`, GOODS_DAY, async () => {
    const storeId = await openStore({ ...ctx, now: opened }, OpenStoreInput.parse(storeDraft(store, at)));
    const report = await importProducts(
      { ...ctx, now: GOODS_DAY },
      { storeId, file, importId: createHash('sha256').update(file).digest('hex'), findImage },
    );
    const [problem] = report.problems;
    if (problem)
      throw new Error(`${store.slug}.xlsx ${problem.row}행 '${problem.column}': ${problem.message}`);
    return report.products;
  });
}
