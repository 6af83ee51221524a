import type { Krw } from '#app/core/krw.ts';

export type ProviderCancel = {
  transactionKey: string;
  amount: Krw;
  canceledAt: Date;
  reason: string;
};

/** 가상계좌: where the buyer pays in. Deposits after `dueAt` are refused by the bank. */
export type DepositAccount = { bankCode: string; accountNumber: string; holder: string; dueAt: Date };

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
  deposit: DepositAccount | null;
  useEscrow: boolean;
};

/** Nobody knows yet whether money moved: read the payment, then decide. `alarm` asks for a person. */
export type Unknown = { kind: 'unknown'; because: string; alarm: boolean };

export type ConfirmInput = { paymentKey: string; orderId: string; amount: Krw; idempotencyKey: string };
export type ConfirmAnswer =
  | { kind: 'captured'; payment: ProviderPayment }
  | { kind: 'awaiting-deposit'; payment: ProviderPayment; deposit: DepositAccount }
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
  /** Where the money of a paid deposit goes back to; the provider has no other way. */
  account?: RefundAccount | undefined;
};
/** 환불 계좌: by the provider's bank code. */
export type RefundAccount = { bank: string; accountNumber: string; holderName: string };
export type CancelAnswer =
  | { kind: 'cancelled'; payment: ProviderPayment; transactionKey: string }
  | { kind: 'refused'; code: string; message: string }
  /** May be the echo of a cancel that already went through: look for it in `cancels` first. */
  | { kind: 'ambiguous'; code: string }
  | Unknown;

/** Closing an account nobody has paid into: whole, and without a refund account. */
export type CloseInput = { paymentKey: string; reason: string; idempotencyKey: string };
export type CloseAnswer =
  | { kind: 'closed'; payment: ProviderPayment }
  | { kind: 'refused'; code: string }
  | Unknown;

export type ProviderTransaction = {
  transactionKey: string;
  paymentKey: string;
  orderId: string;
  status: string;
  amount: Krw;
  at: Date;
};
export type TransactionsAnswer = { kind: 'listed'; transactions: ProviderTransaction[] } | Unknown;

export type ReceiptInput = {
  orderId: string;
  orderName: string;
  amount: Krw;
  taxFree: Krw;
  type: '소득공제' | '지출증빙';
  identityNumber: string;
  idempotencyKey: string;
};
export type ReceiptAnswer =
  | { kind: 'issued'; receiptKey: string; issueNumber: string | null; receiptUrl: string | null }
  | { kind: 'refused'; code: string }
  | Unknown;
export type ReceiptCancelInput = { receiptKey: string; amount: Krw; idempotencyKey: string };

export type PaymentGateway = {
  confirm(input: ConfirmInput): Promise<ConfirmAnswer>;
  readByOrderId(orderId: string): Promise<ReadAnswer>;
  cancel(input: CancelInput): Promise<CancelAnswer>;
  closeAccount(input: CloseInput): Promise<CloseAnswer>;
  /** Every approval and cancel between two instants, however many pages they fill. */
  listTransactions(from: Date, to: Date): Promise<TransactionsAnswer>;
  issueReceipt(input: ReceiptInput): Promise<ReceiptAnswer>;
  cancelReceipt(input: ReceiptCancelInput): Promise<ReceiptAnswer>;
};
