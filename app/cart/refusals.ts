export type CartRefusal =
  | { code: 'cart/not-for-sale' }
  | { code: 'cart/full'; most: number }
  | { code: 'cart/stock'; left: number };
