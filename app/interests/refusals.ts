export type InterestRefusal =
  | { code: 'interests/product-not-found' }
  | { code: 'interests/store-not-found' }
  | { code: 'interests/in-stock' }
  | { code: 'interests/full'; most: number }
  | { code: 'interests/restocks-full'; most: number }
  | { code: 'interests/prices-full'; most: number }
  | { code: 'interests/follows-full'; most: number };
