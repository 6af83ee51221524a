export { formatTicketCode } from './code.ts';
export { TicketTerms } from './terms.ts';
export { TICKET_STATE_LABEL, TICKET_STATES, type TicketState } from './words.ts';
