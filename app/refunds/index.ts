export { RefundAccountInput } from './inputs.ts';
export { planRefund, type RefundableLine, type RefundPlan } from './refund-plan.ts';
export type { RefundRefusal } from './refusals.ts';
export type { RefundState } from './words.ts';
