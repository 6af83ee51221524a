import { findCategory } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { listRanking, listSections, type SectionRow } from '#app/displays/index.server.ts';
import { marketOfTheDay } from '#app/displays/index.ts';
import { findCards, listProducts } from '#app/listings/index.server.ts';
import { sharedRead } from '#app/platform/shared-reads.server.ts';
import { listMarkets } from '#app/stores/index.server.ts';
import { paths } from './paths.ts';
import { asSeen, type PromisingCard, type ShopCard, withCashback } from './shop-cards.server.ts';

const SHOWN = 10;
/** Wide screens show rows of five: one that is not full looks unfinished. */
const ACROSS = 5;
const fullRows = <Card>(cards: readonly Card[]): Card[] =>
  cards.slice(0, Math.floor(cards.length / ACROSS) * ACROSS || cards.length);

type Titled = {
  id: string;
  title: string;
  lead: string;
  more: { to: string; label: string } | null;
  /** The cards are places one to ten. */
  ranked: boolean;
};
type SharedRow = Titled & { cards: PromisingCard[] };

/** A row of cards as a page shows it. */
export type HomeRow = Titled & { cards: ShopCard[] };

/** The rows an operator set up for the home (null) or an event, with today's products; one without any is left out. */
export async function homeRows(ctx: Ctx, eventId: string | null): Promise<HomeRow[]> {
  const rows = await sharedRows(ctx, eventId ?? HOME);
  const cards = await asSeen(
    ctx,
    rows.flatMap((row) => row.cards),
  );
  return rows.map((row) => ({ ...row, cards: cards.splice(0, row.cards.length) }));
}

const HOME = '';
const sharedRows = sharedRead(async (ctx, page): Promise<SharedRow[]> => {
  const sections = await listSections(ctx, page === HOME ? null : page);
  const rows = await Promise.all(sections.map((section) => fill(ctx, section)));
  return rows.flatMap((row) => (row && row.cards.length > 0 ? [{ ...row, cards: fullRows(row.cards) }] : []));
});

async function fill(ctx: Ctx, section: SectionRow): Promise<SharedRow | null> {
  const { id, title, lead } = section;
  const row = { id, title, lead, more: null, ranked: false };
  switch (section.source) {
    case 'picks':
      return { ...row, cards: await cardsOf(ctx, section.picks) };
    case 'ranking':
      return { ...row, cards: await cardsOf(ctx, await listRanking(ctx, SHOWN)), ranked: true };
    case 'market_of_the_day':
      return marketRow(ctx, row);
    case 'newest':
    case 'recommended': {
      const page = await listProducts(ctx, { ...narrowed(section), sort: section.source, limit: SHOWN });
      return { ...row, cards: await withCashback(ctx, page.rows), more: await moreOf(ctx, section) };
    }
  }
}

const cardsOf = async (ctx: Ctx, ids: readonly string[]): Promise<PromisingCard[]> =>
  withCashback(ctx, await findCards(ctx, ids));

const narrowed = ({ kind, storeTypes, categorySlug }: SectionRow) => ({
  ...(kind ? { kind } : {}),
  ...(storeTypes ? { storeTypes } : {}),
  ...(categorySlug ? { categorySlug } : {}),
});

async function marketRow(ctx: Ctx, row: Titled): Promise<SharedRow | null> {
  const market = marketOfTheDay(await listMarkets(ctx), kstDayOf(ctx.now));
  if (!market) return null;
  const page = await listProducts(ctx, { marketId: market.id, sort: 'recommended', limit: SHOWN });
  return {
    ...row,
    title: `${row.title} · ${market.name}`,
    cards: await withCashback(ctx, page.rows),
    more: { to: paths.market(market.slug), label: '시장 보기' },
  };
}

/** Where all of it is, when the mall has such a page. */
async function moreOf(ctx: Ctx, section: SectionRow): Promise<Titled['more']> {
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
