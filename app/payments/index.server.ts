export {
  type Attempt,
  attemptAskingAccount,
  attemptsToExpire,
  attemptsToRead,
  capturedAttempt,
  claimReading,
  findAttempt,
  latestAttempt,
  lockAttempt,
  markAlarmed,
  moveAttempt,
  noteOnAttempt,
  openAttempt,
  providerFacts,
} from './attempts.server.ts';
export {
  receiptsOf,
  reduceCashReceipt,
  requestCashReceipt,
  startCashReceipts,
} from './cash-receipts.server.ts';
export { depositOf } from './deposit-facts.server.ts';
export { gateway, paymentWindow } from './gateway.server.ts';
export { claimProviderDay, listProviderDays, recordProviderDay } from './provider-days.server.ts';
export { findRefundAccount, keepRefundAccount, rejectRefundAccount } from './refund-accounts.server.ts';
export { sendDueReceipts } from './send-receipts.server.ts';
export { createTossGateway, type TossLog, type TossSettings } from './toss.server.ts';
export { closeHints, receiveWebhook } from './webhooks.server.ts';
