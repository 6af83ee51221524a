export { CANCEL_REASONS, CancelInput } from './inputs.ts';
export type { ClaimRefusal } from './refusals.ts';
