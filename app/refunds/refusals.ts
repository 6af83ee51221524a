export type RefundRefusal = { code: 'refund/nothing-to-refund' } | { code: 'refund/changed' };
