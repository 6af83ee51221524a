/** Why a payment came to nothing, in the buyer's words, by code: a message that came in a URL is never repeated. */
const TEXTS: Record<string, string> = {
  PAY_PROCESS_CANCELED: '결제를 취소하셨어요.',
  USER_CANCEL: '결제를 취소하셨어요.',
  GIVEN_UP: '주문을 취소하셨어요.',
  ABANDONED: '다른 창에서 다시 결제를 시작했어요.',
  PAY_PROCESS_ABORTED: '결제가 중간에 멈췄어요.',
  REJECT_CARD_COMPANY: '카드사에서 결제를 승인하지 않았어요.',
  REJECT_CARD_PAYMENT: '카드 한도를 넘었거나 잔액이 부족해요.',
  REJECT_ACCOUNT_PAYMENT: '계좌 잔액이 부족해요.',
  INVALID_STOPPED_CARD: '정지된 카드예요.',
  INVALID_CARD_LOST_OR_STOLEN: '분실 또는 도난 신고된 카드예요.',
  INVALID_CARD_EXPIRATION: '카드 유효기간을 확인해 주세요.',
  EXCEED_MAX_DAILY_PAYMENT_COUNT: '하루 결제 횟수를 넘었어요.',
  EXCEED_MAX_PAYMENT_AMOUNT: '하루 결제 한도를 넘었어요.',
  NOT_FOUND_PAYMENT_SESSION: '결제 시간이 지났어요.',
  NOT_FOUND_PAYMENT: '결제가 이루어지지 않았어요.',
  EXPIRED: '결제 시간이 지났어요.',
  TAMPERED: '결제 정보가 주문과 달라 진행하지 않았어요.',
  PAYMENT_KEY_REUSED: '결제 정보가 주문과 달라 진행하지 않았어요.',
};

export const failureText = (code: string | null): string => TEXTS[code ?? ''] ?? '결제가 완료되지 않았어요.';
