export { kindRules } from './registry.server.ts';
