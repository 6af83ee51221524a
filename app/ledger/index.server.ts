export { type AccountLine, listEntries, owedOn, owedUnder } from './balances.server.ts';
export { type Booked, bookedOn } from './booked.server.ts';
export { type Posted, post } from './post.server.ts';
