export { CartInput } from './inputs.ts';
export type { CartRefusal } from './refusals.ts';
