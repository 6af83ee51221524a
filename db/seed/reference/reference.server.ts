import { saveCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { saveMarket } from '#app/stores/index.server.ts';
import { SaveMarketInput } from '#app/stores/index.ts';
import { saveCurrency, savePointPolicy, savePolicy, saveProgramme } from '#app/wallet/index.server.ts';
import { CATEGORIES } from './categories.ts';
import { CURRENCY, POINT_POLICY, POLICY, PROGRAMMES } from './currency.ts';
import { MARKET_PLACES } from './market-places.ts';
import { MARKETS } from './markets.ts';

/** What every mall needs before its first store: currency rules, markets, categories. Twice is once. */
export async function seedReference(ctx: Ctx<System>): Promise<void> {
  await saveCurrency(ctx, CURRENCY);
  await savePolicy(ctx, POLICY);
  await savePointPolicy(ctx, POINT_POLICY);
  for (const programme of PROGRAMMES) await saveProgramme(ctx, programme);
  for (const market of MARKETS)
    await saveMarket(ctx, SaveMarketInput.parse({ ...market, ...MARKET_PLACES[market.slug] }));
  for (const [at, { top, leaves }] of CATEGORIES.entries()) {
    await saveCategory(ctx, categoryInput(top, null, at * 100));
    for (const [i, leaf] of leaves.entries())
      await saveCategory(ctx, categoryInput(leaf, top[0], at * 100 + i + 1));
  }
}

const categoryInput = (
  [slug, name, emblem, noticeType]: (typeof CATEGORIES)[number]['top'],
  parentSlug: string | null,
  position: number,
) => ({ slug, name, emblem, noticeType, parentSlug, position });
