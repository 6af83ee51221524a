export type WalletRefusal =
  | { code: 'wallet/not-verified' }
  | { code: 'wallet/insufficient'; asked: number; balance: number }
  | { code: 'wallet/charge-step'; minimum: number; step: number }
  | { code: 'wallet/monthly-limit'; left: number }
  | { code: 'wallet/holding-limit'; left: number }
  | { code: 'wallet/reward-changed' };
