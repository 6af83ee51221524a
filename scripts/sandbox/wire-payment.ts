import { krw, vatWithin } from '#app/core/krw.ts';
import { kstTime } from './clock.ts';
import type { Choice, PaymentRecord } from './records.ts';
import type { World } from './world.ts';

export const MERCHANT_ID = 'ontongmall';
const VERSION = '2022-11-16';

/** Card and easy-pay approvals, account transfers: the name the buyer's receipt shows. */
export function methodName(choice: Choice | null): string | null {
  if (!choice) return null;
  if (choice.kind === 'card') return '카드';
  return METHOD_NAMES[choice.kind];
}

const METHOD_NAMES = {
  'easy-pay': '간편결제',
  transfer: '계좌이체',
  'virtual-account': '가상계좌',
  phone: '휴대폰',
} as const;

function virtualAccount({ account, customerName, status, cancels: given }: PaymentRecord, now: Date) {
  if (!account) return null;
  return {
    accountType: '일반',
    accountNumber: account.accountNumber,
    bankCode: account.bankCode,
    customerName: customerName ?? '구매자',
    depositorName: account.depositorName,
    dueDate: kstTime(new Date(account.dueAt)),
    expired: status === 'WAITING_FOR_DEPOSIT' && Date.parse(account.dueAt) < now.getTime(),
    refundStatus: given.length > 0 && account.depositorName ? 'COMPLETED' : 'NONE',
    settlementStatus: 'INCOMPLETED',
    refundReceiveAccount: null,
  };
}

function card(record: PaymentRecord, choice: Choice) {
  const byCard = choice.kind === 'card' || (choice.kind === 'easy-pay' && choice.paidBy === 'card');
  if (!byCard) return null;
  const issuerCode = choice.kind === 'card' ? choice.issuerCode : '21';
  return {
    amount: record.amount,
    issuerCode,
    acquirerCode: issuerCode,
    number: '53275010****573*',
    installmentPlanMonths: choice.kind === 'card' ? choice.months : 0,
    approveNo: '00000000',
    useCardPoint: false,
    cardType: '신용',
    ownerType: '개인',
    acquireStatus: record.status === 'CANCELED' ? 'CANCELED' : 'READY',
    isInterestFree: false,
    interestPayer: null,
  };
}

function easyPay(record: PaymentRecord, choice: Choice) {
  if (choice.kind !== 'easy-pay') return null;
  const amount = choice.paidBy === 'money' ? record.amount : 0;
  return { provider: choice.provider, amount, discountAmount: 0 };
}

function cancels(record: PaymentRecord) {
  if (record.cancels.length === 0) return null;
  return record.cancels.map((cancel) => ({
    cancelAmount: cancel.amount,
    cancelReason: cancel.reason,
    taxFreeAmount: cancel.taxFree,
    taxExemptionAmount: 0,
    refundableAmount: cancel.left,
    cardDiscountAmount: 0,
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    canceledAt: kstTime(new Date(cancel.at)),
    transactionKey: cancel.transactionKey,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  }));
}

/** The provider's payment object with every key, unused ones null. */
export function toWirePayment(record: PaymentRecord, { origin, clock }: Pick<World, 'origin' | 'clock'>) {
  // Before approval nothing is known of the means, as with the real provider's expired payments.
  const choice = record.approvedAt || record.account ? record.choice : null;
  const vat = vatWithin(krw(record.balance - record.taxFreeLeft));
  return {
    mId: MERCHANT_ID,
    lastTransactionKey: record.lastTransactionKey,
    paymentKey: record.paymentKey,
    orderId: record.orderId,
    orderName: record.orderName,
    taxExemptionAmount: 0,
    status: record.status,
    requestedAt: kstTime(new Date(record.requestedAt)),
    approvedAt: record.approvedAt && kstTime(new Date(record.approvedAt)),
    useEscrow: choice ? (record.escrow ?? false) : null,
    cultureExpense: false,
    card: choice && card(record, choice),
    virtualAccount: virtualAccount(record, clock.now()),
    transfer:
      choice?.kind === 'transfer' ? { bankCode: choice.bankCode, settlementStatus: 'INCOMPLETED' } : null,
    mobilePhone:
      choice?.kind === 'phone'
        ? {
            customerMobilePhone: '010****1234',
            settlementStatus: 'INCOMPLETED',
            receiptUrl: `${origin}/receipts/${record.windowId}`,
          }
        : null,
    giftCertificate: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    cancels: cancels(record),
    secret: record.secret,
    type: 'NORMAL',
    easyPay: choice && easyPay(record, choice),
    country: 'KR',
    failure: record.failure,
    isPartialCancelable: !record.escrow,
    receipt: choice && record.approvedAt ? { url: `${origin}/receipts/${record.windowId}` } : null,
    checkout: { url: `${origin}/v1/payments/${record.paymentKey}/checkout` },
    currency: 'KRW',
    totalAmount: record.amount,
    balanceAmount: record.balance,
    suppliedAmount: record.balance - record.taxFreeLeft - vat,
    vat,
    taxFreeAmount: record.taxFreeLeft,
    metadata: record.metadata,
    method: methodName(choice),
    version: VERSION,
  };
}
