export {
  type AttributeProblem,
  attributeProblems,
  attributeRows,
  inheritAttributes,
  readAttribute,
} from './attributes.ts';
export { bundlePartText, separately, unitsOf } from './bundle.ts';
export {
  CorrectPricesInput,
  CorrectProductInput,
  CorrectStockInput,
  ReturnProductInput,
} from './correct-inputs.ts';
export { PlanPricesInput, type SaveProductDraft, SaveProductInput } from './inputs.ts';
export type { KindRules, RefundStep, SoldLine } from './kind.ts';
export {
  isNoticeType,
  NOTICE_TEMPLATES,
  NOTICE_TYPES,
  type NoticeField,
  type NoticeProblem,
  type NoticeTemplate,
  type NoticeType,
  noticeProblems,
  noticeRows,
} from './notices.ts';
export { axesOf, chooseOn, combinationOf } from './options.ts';
export type { PriceRecord } from './price-record.ts';
export type { CatalogRefusal } from './refusals.ts';
export { readContent, type UnitPrice, unitPrice, unitPriceText } from './unit-price.ts';
export {
  type AttributeDefinition,
  type AttributeValues,
  isProductShelf,
  isSort,
  KIND_LABEL,
  KINDS,
  type Kind,
  type Measure,
  PLAN_STATE_LABEL,
  type PlanState,
  PRODUCT_SHELF_LABEL,
  PRODUCT_SHELVES,
  PRODUCT_STATE_LABEL,
  type ProductShelf,
  type ProductState,
  SORT_LABEL,
  SORTS,
  type Sort,
  TAX_LABEL,
  type TaxType,
} from './words.ts';
