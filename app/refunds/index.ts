export { planRefund, type RefundableLine, type RefundPlan } from './refund-plan.ts';
export type { RefundRefusal } from './refusals.ts';
export { REFUND_STATES, type RefundState } from './words.ts';
