export { tickets, ticketsOf } from './tickets.server.ts';
