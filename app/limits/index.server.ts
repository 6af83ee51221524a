export { allow, forgive } from './allow.server.ts';
export { forgetCounters } from './forget-counters.server.ts';
