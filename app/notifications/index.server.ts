export { mailOrderPaid, mailRefundDone } from './order-mails.server.ts';
export { mailExpiring, mailGift } from './wallet-mails.server.ts';
