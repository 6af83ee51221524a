export type PromotionRefusal =
  | { code: 'promotion/not-found' }
  | { code: 'promotion/not-open' }
  | { code: 'promotion/needs-verified' }
  | { code: 'promotion/person-limit'; limit: number }
  | { code: 'promotion/gone' }
  | { code: 'promotion/coupon-taken' };
