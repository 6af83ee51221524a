export type { LimitRefusal } from './refusals.ts';
export type { LimitName } from './rules.ts';
