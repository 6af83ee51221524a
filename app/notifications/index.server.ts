export { mailPriceDrop, mailRestock } from './interest-mails.server.ts';
export { mailOrderPaid, mailRefundDone } from './order-mails.server.ts';
export { mailExpiring, mailGift } from './wallet-mails.server.ts';
