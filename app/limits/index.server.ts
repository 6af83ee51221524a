export { allow, forgive } from './allow.server.ts';
