export const CANCEL_REASONS = [
  '단순 변심',
  '옵션·수량을 잘못 선택',
  '배송지를 잘못 입력',
  '다른 상품으로 다시 주문',
  '기타',
] as const;
