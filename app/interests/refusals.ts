export type InterestRefusal =
  | { code: 'interests/product-not-found' }
  | { code: 'interests/store-not-found' }
  | { code: 'interests/in-stock' }
  | { code: 'interests/full'; most: number };
