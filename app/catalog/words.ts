export const KINDS = ['goods', 'ticket'] as const;
/** 상품 유형: what paying for a line means. */
export type Kind = (typeof KINDS)[number];

export const TAX_TYPES = ['taxable', 'tax_free'] as const;
export type TaxType = (typeof TAX_TYPES)[number];

/** Sold out is no state: it follows from the stock. */
export const PRODUCT_STATES = ['draft', 'review', 'on_sale', 'stopped'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export const PRODUCT_STATE_LABEL: Record<ProductState, string> = {
  draft: '임시저장',
  review: '검수 중',
  on_sale: '판매 중',
  stopped: '판매 중지',
};

/** How a seller looks through the products of a store; sold out is what is on sale with nothing left. */
export const PRODUCT_SHELVES = ['all', 'on_sale', 'sold_out', 'review', 'draft', 'stopped'] as const;
export type ProductShelf = (typeof PRODUCT_SHELVES)[number];
export const PRODUCT_SHELF_LABEL: Record<ProductShelf, string> = {
  ...PRODUCT_STATE_LABEL,
  all: '전체',
  sold_out: '품절',
};
export const isProductShelf = (text: unknown): text is ProductShelf =>
  PRODUCT_SHELVES.some((shelf) => shelf === text);

/** What a content amount counts in: weight in grams, volume in millilitres, or pieces. */
export const MEASURES = ['g', 'ml', 'ea'] as const;
export type Measure = (typeof MEASURES)[number];

/** A sale or price change to come: `planned` → `running` (a sale only) → `ended`, or `cancelled`. */
export const PLAN_STATES = ['planned', 'running', 'ended', 'cancelled'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export const PLAN_STATE_LABEL: Record<PlanState, string> = {
  planned: '예정',
  running: '진행 중',
  ended: '끝남',
  cancelled: '취소함',
};

export const SORTS = ['recommended', 'newest', 'price_low', 'price_high', 'best_selling'] as const;
export type Sort = (typeof SORTS)[number];

export const KIND_LABEL: Record<Kind, string> = { goods: '상품', ticket: '입장권·체험' };
export const TAX_LABEL: Record<TaxType, string> = { taxable: '과세', tax_free: '면세' };
export const SORT_LABEL: Record<Sort, string> = {
  recommended: '추천순',
  newest: '최신순',
  price_low: '낮은 가격순',
  price_high: '높은 가격순',
  best_selling: '판매량순',
};

export const isSort = (text: unknown): text is Sort => SORTS.some((sort) => sort === text);

type Asked = { key: string; label: string; required: boolean };
/** One fact a category asks of its products. */
export type AttributeDefinition = Asked &
  ({ type: 'choice'; choices: readonly string[] } | { type: 'number'; unit: string } | { type: 'text' });
/** A product's answers by attribute key: a number stays a number. */
export type AttributeValues = Readonly<Record<string, string | number>>;
