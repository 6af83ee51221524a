export { membershipsOf } from './memberships.server.ts';
