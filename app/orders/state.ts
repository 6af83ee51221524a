import type { LineState, OrderState } from './words.ts';

/** Which state may follow which; an illegal move is an error that changes nothing. */
export const ORDER_MOVES: Record<OrderState, readonly OrderState[]> = {
  awaiting_payment: ['paid', 'expired', 'cancelled'],
  paid: [],
  expired: [],
  cancelled: [],
};

export const LINE_MOVES: Record<LineState, readonly LineState[]> = {
  awaiting_payment: ['paid', 'issued', 'cancelled'],
  paid: ['preparing', 'cancelled'],
  preparing: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: ['confirmed', 'cancelled'],
  // The right of withdrawal outlives a confirmation the shopper gave early.
  confirmed: ['cancelled'],
  issued: ['confirmed', 'cancelled'],
  cancelled: [],
};

export const lineStatesBefore = (to: LineState): LineState[] =>
  (Object.keys(LINE_MOVES) as LineState[]).filter((from) => LINE_MOVES[from].includes(to));

export const ORDER_STATE_LABEL: Record<OrderState, string> = {
  awaiting_payment: '결제 대기',
  paid: '결제 완료',
  expired: '결제 시간 만료',
  cancelled: '결제 취소',
};
export const LINE_STATE_LABEL: Record<LineState, string> = {
  awaiting_payment: '결제 대기',
  paid: '결제 완료',
  preparing: '상품 준비 중',
  shipped: '배송 중',
  delivered: '배송 완료',
  confirmed: '구매 확정',
  issued: '발급 완료',
  cancelled: '취소 완료',
};
