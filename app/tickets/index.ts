export { formatTicketCode } from './code.ts';
export { TicketTerms } from './terms.ts';
export { TICKET_STATE_LABEL, type TicketState } from './words.ts';
