export { InterestInput } from './inputs.ts';
export type { InterestRefusal } from './refusals.ts';
export { readViewed, rememberViewed } from './viewed-cookie.ts';
