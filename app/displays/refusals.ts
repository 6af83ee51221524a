export type DisplaysRefusal =
  | { code: 'displays/not-found' }
  | { code: 'displays/product-not-found' }
  | { code: 'displays/category-not-found' };
