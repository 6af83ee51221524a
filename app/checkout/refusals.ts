export type CheckoutRefusal =
  | { code: 'checkout/empty' }
  | { code: 'checkout/changed' }
  | { code: 'checkout/sold-out'; name: string; left: number }
  | { code: 'checkout/not-enough-together'; name: string }
  | { code: 'checkout/needs-address' }
  | { code: 'checkout/needs-adult' }
  | { code: 'checkout/needs-password' }
  | { code: 'checkout/method-limit'; minimum: number; maximum: number | null }
  | { code: 'checkout/key-reused' }
  | { code: 'checkout/payment-not-found' }
  | { code: 'checkout/tampered' }
  | { code: 'checkout/too-late' }
  | { code: 'checkout/awaiting-deposit' }
  | { code: 'checkout/still-settling' };
