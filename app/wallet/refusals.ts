import type { GiftState } from './words.ts';

export type WalletRefusal =
  | { code: 'wallet/not-verified' }
  | { code: 'wallet/insufficient'; asked: number; balance: number }
  | { code: 'wallet/charge-step'; minimum: number; step: number }
  | { code: 'wallet/monthly-limit'; left: number }
  | { code: 'wallet/holding-limit'; left: number }
  | { code: 'wallet/reward-changed' }
  | { code: 'wallet/pay-out-refused' }
  | { code: 'wallet/pay-out-changed' }
  | { code: 'wallet/charge-not-found' }
  | { code: 'wallet/gift-amount' }
  | { code: 'wallet/gift-limit'; per: 'gift' | 'day' | 'month'; left: number }
  | { code: 'wallet/gift-balance'; balance: number }
  | { code: 'wallet/gift-no-receiver' }
  | { code: 'wallet/gift-to-self' }
  | { code: 'wallet/gift-key-reused' }
  | { code: 'wallet/gift-not-found' }
  | { code: 'wallet/gift-over'; state: GiftState }
  | { code: 'wallet/gift-no-room'; left: number };
