export { type CodeClass, confirmClassOf, isAccountProblem } from './answers.ts';
export {
  ALARM_AFTER,
  backoff,
  depositDeadline,
  isOpen,
  isPaymentOf,
  nextDepositReading,
} from './attempt-state.ts';
export { BANK_CODES, BANKS, bankName } from './banks.ts';
export { compareTransactions, type Difference, type OwnMovement } from './compare-transactions.ts';
export { failureText } from './failure-texts.ts';
export type {
  CancelAnswer,
  CancelInput,
  ConfirmAnswer,
  ConfirmInput,
  DepositAccount,
  PaymentGateway,
  ProviderCancel,
  ProviderPayment,
  ReadAnswer,
  RefundAccount,
} from './gateway.ts';
export {
  CHARGE_METHODS,
  canPayWith,
  DEPOSIT_HOURS,
  INSTALMENT_MONTHS,
  INSTALMENTS_FROM,
  instalmentsFor,
  isPaymentMethod,
  METHOD_FACTS,
  mayUseEscrow,
  PAYMENT_METHODS,
  type PaymentMethod,
} from './methods.ts';
export { type AttemptState, type Purpose, RECEIPT_KINDS, type ReceiptKind } from './words.ts';
