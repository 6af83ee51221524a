import type { NoticeType } from './notices.ts';

export type CatalogRefusal =
  | { code: 'catalog/category-not-found'; slug: string }
  | { code: 'catalog/category-has-children'; slug: string }
  | { code: 'catalog/notice-type-differs'; expected: NoticeType }
  | { code: 'catalog/image-not-found' }
  | { code: 'catalog/kind-is-fixed' };
