import type { District, StoreType } from '#app/stores/index.ts';

/** A store of the demo: invented, with all it sells as a compact table. */
export type StoreContent = {
  slug: string;
  name: string;
  storeType: StoreType;
  /** Slug of its market; only for market stores. */
  market?: string;
  district: District;
  emblem: string;
  owner: string;
  intro: string;
  /** Fee, free from, days until it is handed over. */
  shipping: readonly [fee: number, freeFrom: number | null, days: number];
  /** What the store says of its ways, one of them under each product. */
  voices: readonly string[];
  walletRefusal?: string;
  cashbackRefusal?: string;
  /** 연매출, where it matters. */
  yearlySales?: number;
  certificate?: string;
  /**
   * One product a line: name | category | emoji | prices | origin | size | core | summary | story.
   * Prices: `24900`, `24900<29900` (list price), or options `3kg=24900<29900; 5kg=37900!` (`!` = sold out).
   * Options that differ in several things begin with what: `{맛 / 중량}매운맛 / 500g=18900; 순한맛 / 500g=17900`.
   */
  goods: string;
  /**
   * Bundles: a line as above (with the emoji of what is in it, `🍎+🍊`), and what they hold as `line-option*quantity` of the goods: `1-2*1, 4*2` (an option only where
   * there are several).
   */
  bundles?: string;
};
