export type CartRefusal =
  | { code: 'cart/not-for-sale' }
  | { code: 'cart/needs-adult' }
  | { code: 'cart/full'; most: number }
  | { code: 'cart/stock'; left: number };
