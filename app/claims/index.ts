export { CANCEL_REASONS, CancelInput, chosenUnits } from './inputs.ts';
export type { ClaimRefusal } from './refusals.ts';
