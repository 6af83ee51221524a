import { z } from 'zod';

/** What a ticket product states: how long its tickets may be used after payment. */
export const TicketTerms = z.object({ validDays: z.int().min(1).max(1830).default(365) });
export type TicketTerms = z.output<typeof TicketTerms>;
