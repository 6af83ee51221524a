export { chosenUnits } from './chosen-units.ts';
export { CancelInput } from './inputs.ts';
export type { ClaimRefusal } from './refusals.ts';
export { CANCEL_REASONS } from './words.ts';
