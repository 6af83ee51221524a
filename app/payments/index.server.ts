export {
  type Attempt,
  attemptsToExpire,
  attemptsToRead,
  capturedAttempt,
  claimReading,
  findAttempt,
  latestAttempt,
  lockAttempt,
  markAlarmed,
  moveAttempt,
  openAttempt,
  providerFacts,
} from './attempts.server.ts';
export { gateway, paymentWindow } from './gateway.server.ts';
export { createTossGateway, type TossLog, type TossSettings } from './toss.server.ts';
export { closeHints, receiveWebhook } from './webhooks.server.ts';
