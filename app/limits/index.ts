export type { LimitRefusal } from './refusals.ts';
export { LIMITS, type LimitName } from './rules.ts';
