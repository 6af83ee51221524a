export { type SaveProductDraft, SaveProductInput } from './inputs.ts';
export type { KindRules, SoldLine } from './kind.ts';
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
export type { CatalogRefusal } from './refusals.ts';
export {
  isSort,
  KIND_LABEL,
  KINDS,
  type Kind,
  type ProductState,
  SORT_LABEL,
  SORTS,
  type Sort,
  TAX_LABEL,
  type TaxType,
} from './words.ts';
