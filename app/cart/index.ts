export { CartInput, MAX_LINES, MAX_QUANTITY } from './inputs.ts';
export type { CartRefusal } from './refusals.ts';
