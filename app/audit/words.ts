/** Korean names of audited acts; an act without one is shown by its code. */
export const AUDIT_LABEL: Readonly<Record<string, string>> = {
  'identity.sign-in': '직원 로그인',
  'displays.save-banner': '배너 저장',
  'displays.remove-banner': '배너 삭제',
  'displays.save-section': '진열 저장',
  'displays.remove-section': '진열 삭제',
  'displays.save-event': '행사 저장',
  'listings.import': '상품 일괄 등록',
  'refunds.resend': '환불 다시 보내기',
  'catalog.plan-prices': '가격 예약',
  'catalog.cancel-plan': '가격 예약 취소',
  'catalog.review': '상품 검수 요청',
  'catalog.sell': '상품 판매 시작',
  'catalog.draft': '상품 돌려보내기',
  'catalog.stopped': '상품 판매 중지',
  'listings.save': '상품 저장',
  'store.suspend': '상점 정지',
  'stores.set-currency-term': '상점 지역화폐 조건 변경',
  'testbed.apply': '테스트베드 신청',
  'testbed.approve': '테스트베드 승인',
  'testbed.reject': '테스트베드 반려',
  'testbed.start': '테스트베드 시작',
  'testbed.close': '테스트베드 마감',
  'testbed.graduate': '테스트베드 졸업',
  'testbed.end': '테스트베드 종료',
  'testbed.closing-words': '테스트베드 마무리 글',
  'wallet.enrol-in-benefit-group': '복지 대상 등록',
};

/** Who acted, by the kind of actor in the log. */
export const DESK_LABEL: Readonly<Record<string, string>> = {
  staff: '직원',
  seller: '판매자',
  operator: '운영자',
  system: '시스템',
};
