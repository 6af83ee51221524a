import type { Krw } from '#app/core/krw.ts';

export type ProviderCancel = {
  transactionKey: string;
  amount: Krw;
  canceledAt: Date;
  reason: string;
};

/** What we keep of the provider's payment. `status` stays text: a new one may appear without notice. */
export type ProviderPayment = {
  paymentKey: string;
  orderId: string;
  status: string;
  currency: string;
  totalAmount: Krw;
  /** Zero means fully refunded; the status does not say so reliably. */
  balanceAmount: Krw;
  method: string | null;
  easyPayProvider: string | null;
  cardIssuerCode: string | null;
  installmentMonths: number | null;
  approvedAt: Date | null;
  secret: string | null;
  lastTransactionKey: string | null;
  receiptUrl: string | null;
  cancels: ProviderCancel[];
};

/** Nobody knows yet whether money moved: read the payment, then decide. `alarm` asks for a person. */
export type Unknown = { kind: 'unknown'; because: string; alarm: boolean };

export type ConfirmInput = { paymentKey: string; orderId: string; amount: Krw; idempotencyKey: string };
export type ConfirmAnswer =
  | { kind: 'captured'; payment: ProviderPayment }
  | { kind: 'mismatched'; payment: ProviderPayment }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'session-gone'; code: string }
  | Unknown;

export type ReadAnswer = { kind: 'found'; payment: ProviderPayment } | { kind: 'not-found' } | Unknown;

export type CancelInput = {
  paymentKey: string;
  amount: Krw;
  /** What we believe is left; the provider refuses when it believes otherwise. */
  refundable: Krw;
  taxFree: Krw;
  reason: string;
  idempotencyKey: string;
};
export type CancelAnswer =
  | { kind: 'cancelled'; payment: ProviderPayment; transactionKey: string }
  | { kind: 'refused'; code: string; message: string }
  /** May be the echo of a cancel that already went through: look for it in `cancels` first. */
  | { kind: 'ambiguous'; code: string }
  | Unknown;

export type PaymentGateway = {
  confirm(input: ConfirmInput): Promise<ConfirmAnswer>;
  readByOrderId(orderId: string): Promise<ReadAnswer>;
  cancel(input: CancelInput): Promise<CancelAnswer>;
};
