import { findCategory } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { listRanking, type SectionRow } from '#app/displays/index.server.ts';
import { marketOfTheDay } from '#app/displays/index.ts';
import { listMarkets } from '#app/stores/index.server.ts';
import { paths } from './paths.ts';
import { findShopCards, listShopCards, type ShopCard } from './shop-cards.server.ts';

const SHOWN = 10;

/** A row of cards as a page shows it. */
export type HomeRow = {
  id: string;
  title: string;
  lead: string;
  cards: ShopCard[];
  more: { to: string; label: string } | null;
  /** The cards are places one to ten. */
  ranked: boolean;
};

/** Fills the rows an operator set up with today's products; a row without any is left out. */
export async function fillSections(ctx: Ctx, sections: readonly SectionRow[]): Promise<HomeRow[]> {
  const rows = await Promise.all(sections.map((section) => fill(ctx, section)));
  return rows.filter((row): row is HomeRow => row !== null && row.cards.length > 0);
}

async function fill(ctx: Ctx, section: SectionRow): Promise<HomeRow | null> {
  const { id, title, lead } = section;
  const row = { id, title, lead, more: null, ranked: false };
  switch (section.source) {
    case 'picks':
      return { ...row, cards: await findShopCards(ctx, section.picks) };
    case 'ranking':
      return { ...row, cards: await findShopCards(ctx, await listRanking(ctx, SHOWN)), ranked: true };
    case 'market_of_the_day':
      return marketRow(ctx, row);
    case 'newest':
    case 'recommended': {
      const page = await listShopCards(ctx, { ...narrowed(section), sort: section.source, limit: SHOWN });
      return { ...row, cards: page.rows, more: await moreOf(ctx, section) };
    }
  }
}

const narrowed = ({ kind, storeTypes, categorySlug }: SectionRow) => ({
  ...(kind ? { kind } : {}),
  ...(storeTypes ? { storeTypes } : {}),
  ...(categorySlug ? { categorySlug } : {}),
});

async function marketRow(ctx: Ctx, row: Omit<HomeRow, 'cards'>): Promise<HomeRow | null> {
  const market = marketOfTheDay(await listMarkets(ctx), kstDayOf(ctx.now));
  if (!market) return null;
  const page = await listShopCards(ctx, { marketId: market.id, sort: 'recommended', limit: SHOWN });
  return {
    ...row,
    title: `${row.title} · ${market.name}`,
    cards: page.rows,
    more: { to: paths.market(market.slug), label: '시장 보기' },
  };
}

/** Where all of it is, when the mall has such a page. */
async function moreOf(ctx: Ctx, section: SectionRow): Promise<HomeRow['more']> {
  const label = '모두 보기';
  if (section.categorySlug) {
    const found = await findCategory(ctx, section.categorySlug);
    return found ? { to: paths.category(section.categorySlug), label } : null;
  }
  if (section.kind === 'ticket') return { to: paths.tickets(), label };
  if (section.storeTypes?.includes('market')) return { to: paths.markets(), label: '시장 보기' };
  if (section.storeTypes) return { to: paths.testbed(), label };
  return section.source === 'newest' ? { to: paths.newest(), label } : null;
}
