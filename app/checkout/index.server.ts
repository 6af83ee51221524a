export { chargeWallet } from './charge-wallet.server.ts';
export { confirmPayment, type Outcome, ownAttempt, readOutcome } from './confirm-payment.server.ts';
export { expireUnpaid } from './expire.server.ts';
export { giveUpOrder, payAgain } from './pay-again.server.ts';
export { type Placed, placeOrder } from './place-order.server.ts';
export { type CheckoutQuote, quoteCheckout, refundStepsOf } from './quote-checkout.server.ts';
export { recoverAttempts, recoverByHint } from './recover.server.ts';
