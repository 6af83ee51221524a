export { isRefundUnderWay, returnedThroughProvider } from './claim-refund.server.ts';
export { decideRefund, previewRefund, type RefundRequest } from './decide-refund.server.ts';
export { listPayOuts, payOutCharge } from './pay-out-charge.server.ts';
export { listPromises, writePromises } from './promises.server.ts';
export { findRefund, listRefunds, rulesOf, soldLine } from './read-refunds.server.ts';
export { accountAsked, giveRefundAccount, resumeRefunds } from './refund-account.server.ts';
export { refundSubjects } from './refund-subjects.server.ts';
export { resendRefund } from './resend-refund.server.ts';
export { refundsToSend, sendRefund } from './send-refund.server.ts';
