import { cancelClassOf, type WireAnswer } from './answers.ts';
import type { CloseAnswer, ReceiptAnswer, TransactionsAnswer, Unknown } from './gateway.ts';
import { parsePayment, parseReceipt, parseRefusal, parseTransactions } from './provider-payment.ts';

const unknown = (because: string, alarm = false): Unknown => ({ kind: 'unknown', because, alarm });
const isSuccess = (status: number) => status >= 200 && status < 300;

/** Closed only when the provider says the account is; anything else is settled by reading the payment. */
export function decideClose(paymentKey: string, wire: WireAnswer): CloseAnswer {
  if (isSuccess(wire.status)) {
    const payment = parsePayment(wire.body);
    if (!payment) return unknown('unreadable-body');
    if (payment.paymentKey !== paymentKey) return unknown('another-payment', true);
    return payment.status === 'CANCELED'
      ? { kind: 'closed', payment }
      : unknown(`status-${payment.status}`, true);
  }
  const refusal = parseRefusal(wire.body);
  if (!refusal) return unknown(`http-${wire.status}`);
  const judged = cancelClassOf(refusal.code);
  return judged === 'R' || judged === 'B' || judged === 'A'
    ? { kind: 'refused', code: refusal.code }
    : unknown(refusal.code, judged === 'C');
}

export function decideTransactions(wire: WireAnswer): TransactionsAnswer {
  if (!isSuccess(wire.status)) return unknown(parseRefusal(wire.body)?.code ?? `http-${wire.status}`);
  const transactions = parseTransactions(wire.body);
  return transactions ? { kind: 'listed', transactions } : unknown('unreadable-body');
}

/** What the tax office or the provider refuses for good; anything else is asked again under the same key. */
const REFUSED = [
  'DUPLICATED_CASH_RECEIPT',
  'INVALID_CASH_RECEIPT_INFO',
  'INVALID_REQUEST',
  'INVALID_REQUIRED_PARAM',
  'NTS_ERROR',
  'ALREADY_CANCELED_CASH_RECEIPT',
  'NOT_FOUND_CASH_RECEIPT',
];

/** A receipt taken in is issued: the tax office confirms it a day or two later. */
export function decideReceipt(wire: WireAnswer): ReceiptAnswer {
  if (isSuccess(wire.status)) {
    const receipt = parseReceipt(wire.body);
    if (!receipt) return unknown('unreadable-body');
    if (receipt.issueStatus === 'FAILED')
      return { kind: 'refused', code: receipt.failure?.code ?? 'NTS_ERROR' };
    const { receiptKey, issueNumber, receiptUrl } = receipt;
    return { kind: 'issued', receiptKey, issueNumber, receiptUrl };
  }
  const refusal = parseRefusal(wire.body);
  if (!refusal) return unknown(`http-${wire.status}`);
  return REFUSED.includes(refusal.code)
    ? { kind: 'refused', code: refusal.code }
    : unknown(refusal.code, wire.status < 500 && wire.status !== 409 && wire.status !== 429);
}
