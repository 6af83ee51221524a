import type { AttributeProblem } from './attributes.ts';
import type { NoticeType } from './notices.ts';
import type { ProductState } from './words.ts';

/** Why an option cannot be in a bundle. */
export type BundlePartProblem =
  | 'not-found'
  | 'ambiguous'
  | 'is-bundle'
  | 'not-goods'
  | 'not-for-sale'
  | 'other-tax';

export type CatalogRefusal =
  | { code: 'catalog/category-not-found'; slug: string }
  | { code: 'catalog/category-has-children'; slug: string }
  | { code: 'catalog/category-too-deep'; slug: string }
  | { code: 'catalog/notice-type-differs'; expected: NoticeType }
  | { code: 'catalog/attribute'; problem: AttributeProblem }
  | { code: 'catalog/bundle-part'; sku: string; because: BundlePartProblem }
  | { code: 'catalog/bundle-is-fixed' }
  | { code: 'catalog/part-tax-is-fixed' }
  | { code: 'catalog/image-not-found' }
  | { code: 'catalog/kind-is-fixed' }
  | { code: 'catalog/product-not-found' }
  | { code: 'catalog/illegal-move'; from: ProductState; to: ProductState }
  | { code: 'catalog/changed-meanwhile' }
  | { code: 'catalog/plan-in-the-past' }
  | { code: 'catalog/plan-overlaps' }
  | { code: 'catalog/plan-is-over' }
  | { code: 'catalog/sale-not-lower'; sku: string };
