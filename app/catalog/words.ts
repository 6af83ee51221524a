export const KINDS = ['goods', 'ticket'] as const;
/** 상품 유형: what paying for a line means. */
export type Kind = (typeof KINDS)[number];

export const TAX_TYPES = ['taxable', 'tax_free'] as const;
export type TaxType = (typeof TAX_TYPES)[number];

export const PRODUCT_STATES = ['draft', 'on_sale', 'paused', 'ended'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export const SORTS = ['recommended', 'newest', 'price_low', 'price_high', 'best_selling'] as const;
export type Sort = (typeof SORTS)[number];
