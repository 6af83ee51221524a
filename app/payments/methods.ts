import { type Krw, krw } from '#app/core/krw.ts';

export const PAYMENT_METHODS = ['card', 'kakaopay', 'naverpay', 'tosspay', 'transfer'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

type MethodFacts = {
  label: string;
  minimum: Krw;
  maximum: Krw | null;
  /** First argument of the provider's `requestPayment`. */
  request: '카드' | '계좌이체';
  /** Jumps straight to this provider's page. */
  easyPay: '카카오페이' | '네이버페이' | '토스페이' | null;
};

/** The provider refuses card payments under 100 won, account payments under 200, transfers above ten million. */
export const METHOD_FACTS: Record<PaymentMethod, MethodFacts> = {
  card: { label: '신용·체크카드', minimum: krw(100), maximum: null, request: '카드', easyPay: null },
  kakaopay: { label: '카카오페이', minimum: krw(100), maximum: null, request: '카드', easyPay: '카카오페이' },
  naverpay: { label: '네이버페이', minimum: krw(100), maximum: null, request: '카드', easyPay: '네이버페이' },
  tosspay: { label: '토스페이', minimum: krw(100), maximum: null, request: '카드', easyPay: '토스페이' },
  transfer: {
    label: '실시간 계좌이체',
    minimum: krw(200),
    maximum: krw(10_000_000),
    request: '계좌이체',
    easyPay: null,
  },
};

export const isPaymentMethod = (text: unknown): text is PaymentMethod =>
  PAYMENT_METHODS.some((method) => method === text);

export function canPayWith(method: PaymentMethod, amount: Krw): boolean {
  const { minimum, maximum } = METHOD_FACTS[method];
  return amount >= minimum && (maximum === null || amount <= maximum);
}
