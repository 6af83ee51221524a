/** What the E-commerce Act art. 10 wants on the first screen; the numbers are examples until the city fills them in. */
export const MALL = {
  name: '온통대전몰',
  businessName: '온통대전몰 운영사무국(예시)',
  representative: '김온통',
  address: '대전광역시 서구 둔산로 100',
  phone: '042-120-0000',
  email: 'help@ontong.example',
  businessNumber: '000-00-00000',
  mailOrderNumber: '제2026-대전서구-0000호',
  hosting: '온통대전몰 자체 운영',
  privacyOfficer: '박정보',
  hours: '평일 오전 9:00–오후 6:00 (점심 12:00–1:00, 주말·공휴일 휴무)',
} as const;

export const BUSINESS_REGISTER = 'https://www.ftc.go.kr/bizCommPop.do?wrkr_no=0000000000';

/** E-commerce Act art. 20①: on every page, word for word. */
export const INTERMEDIARY_NOTICE =
  '온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게 있습니다.';
