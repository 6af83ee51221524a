export { RefundAccountInput } from './inputs.ts';
export { type PromiseStep, promiseOf } from './promise.ts';
export {
  planRefund,
  type RefundableLine,
  type RefundPlan,
  SHARES,
  type Shares,
  TENDERS,
} from './refund-plan.ts';
export type { RefundRefusal } from './refusals.ts';
export { returnedCoupons, StoredQuote } from './returned-coupons.ts';
export type { PromiseCondition, RefundCause, RefundState } from './words.ts';
