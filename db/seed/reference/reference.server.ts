import { saveCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { saveMarket } from '#app/stores/index.server.ts';
import { SaveMarketInput } from '#app/stores/index.ts';
import { saveCurrency, savePointPolicy, savePolicy, saveProgramme } from '#app/wallet/index.server.ts';
import { seedPlaces } from './categories.ts';
import { CURRENCY, POINT_POLICY, POLICY, PROGRAMMES } from './currency.ts';
import { MARKET_PLACES } from './market-places.ts';
import { MARKETS } from './markets.ts';
import { seedHomeSections } from './seed-displays.server.ts';

/** What every mall needs before its first store: currency rules, markets, categories. Twice is once. */
export async function seedReference(ctx: Ctx<System>): Promise<void> {
  await saveCurrency(ctx, CURRENCY);
  await savePolicy(ctx, POLICY);
  await savePointPolicy(ctx, POINT_POLICY);
  for (const programme of PROGRAMMES) await saveProgramme(ctx, programme);
  for (const market of MARKETS)
    await saveMarket(ctx, SaveMarketInput.parse({ ...market, ...MARKET_PLACES[market.slug] }));
  for (const [position, { is, asks, path }] of seedPlaces().entries()) {
    const [slug, name, emblem, noticeType] = is;
    const parentSlug = path.at(-2)?.is[0] ?? null;
    await saveCategory(ctx, { slug, name, emblem, noticeType, parentSlug, position, attributes: [...asks] });
  }
  await seedHomeSections(ctx);
}
