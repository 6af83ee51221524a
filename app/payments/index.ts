export { type CodeClass, confirmClassOf } from './answers.ts';
export { ALARM_AFTER, backoff, isOpen, isPaymentOf } from './attempt-state.ts';
export { failureText } from './failure-texts.ts';
export type {
  CancelAnswer,
  CancelInput,
  ConfirmAnswer,
  ConfirmInput,
  PaymentGateway,
  ProviderCancel,
  ProviderPayment,
  ReadAnswer,
} from './gateway.ts';
export { canPayWith, isPaymentMethod, METHOD_FACTS, PAYMENT_METHODS, type PaymentMethod } from './methods.ts';
export type { AttemptState, Purpose } from './words.ts';
