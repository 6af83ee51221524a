import type { Answer, Problem } from './codes.ts';
import type { Fault } from './faults.ts';

export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED';

/** Instalments: fixed by the shop, or up to a number of months, or (both null) free. */
export type Plan = { months: number | null; maxMonths: number | null };

/** What the shop asked for; the buyer chooses within it. */
export type Offer =
  | { kind: 'any'; plan: Plan }
  | { kind: 'card'; issuerCode: string | null; plan: Plan }
  | { kind: 'easy-pay'; provider: string }
  | { kind: 'transfer'; bankCode: string | null }
  | { kind: 'virtual-account'; bankCode: string | null; validMs: number | null; dueMs: number | null }
  | { kind: 'phone'; carrier: string | null };

/** What the buyer chose in the window. */
export type Choice =
  | { kind: 'card'; issuerCode: string; months: number }
  | { kind: 'easy-pay'; provider: string; paidBy: 'money' | 'card' }
  | { kind: 'transfer'; bankCode: string }
  | { kind: 'virtual-account'; bankCode: string }
  | { kind: 'phone'; carrier: string };

export type CancelRecord = {
  transactionKey: string;
  amount: number;
  taxFree: number;
  reason: string;
  at: string;
  left: number;
};

/** The account issued for one payment. */
export type AccountRecord = {
  bankCode: string;
  accountNumber: string;
  dueAt: string;
  depositorName: string | null;
};

export type ReceiptRecord = {
  receiptKey: string;
  orderId: string;
  orderName: string;
  type: '소득공제' | '지출증빙';
  identityNumber: string;
  amount: number;
  taxFree: number;
  left: number;
  issueNumber: string;
  at: string;
};

export type PaymentRecord = {
  paymentKey: string;
  /** Opens the hosted window; the shop learns the payment key only on the way back. */
  windowId: string;
  orderId: string;
  orderName: string;
  amount: number;
  taxFree: number;
  offer: Offer;
  choice: Choice | null;
  customerName: string | null;
  metadata: Record<string, string> | null;
  /** Null in promise mode: the page that opened the window is told instead. */
  successUrl: string | null;
  failUrl: string | null;
  framed: boolean;
  status: PaymentStatus;
  requestedAt: string;
  authenticatedAt: string | null;
  approvedAt: string | null;
  approvalKey: string | null;
  lastTransactionKey: string | null;
  secret: string | null;
  balance: number;
  taxFreeLeft: number;
  cancels: CancelRecord[];
  /** Chosen in the window by a tester: authentication succeeds, confirm is refused with this code. */
  refuseAtConfirm: string | null;
  failure: Problem | null;
  /** Absent in journals from before. */
  account?: AccountRecord | null;
  escrow?: boolean;
};

/** The first answer to an idempotency key, given again for fifteen days. */
export type StoredAnswer = { at: string; answer: Answer };

export type CallRecord = {
  id: string;
  at: string;
  method: string;
  path: string;
  orderId: string | null;
  idempotencyKey: string | null;
  request: unknown;
  status: number | null;
  answer: unknown;
  note: string | null;
  traceId: string;
};

export type Transmission = { at: string; outcome: string };

export type Delivery = {
  id: string;
  orderId: string;
  event: string;
  status: string;
  body: unknown;
  state: 'pending' | 'delivered' | 'failed' | 'withheld' | 'held-back';
  nextAt: string;
  transmissions: Transmission[];
};

export type Tables = {
  payments: PaymentRecord;
  answers: StoredAnswer;
  calls: CallRecord;
  deliveries: Delivery;
  faults: Fault;
  receipts: ReceiptRecord;
  clock: { offsetMs: number };
};
export type TableName = keyof Tables;
