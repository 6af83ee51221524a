export { mailOrderPaid, mailRefundDone } from './order-mails.server.ts';
