export const RESERVATION_STATES = ['open', 'committed', 'released'] as const;
export const MOVEMENTS = ['opening', 'restock', 'sold', 'returned', 'written_off'] as const;
export type Movement = (typeof MOVEMENTS)[number];
