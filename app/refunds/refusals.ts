export type RefundRefusal =
  | { code: 'refund/nothing-to-refund' }
  | { code: 'refund/changed' }
  | { code: 'refund/no-account-needed' }
  | { code: 'refund/account-known' }
  | { code: 'refund/not-stuck' };
