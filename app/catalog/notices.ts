/** One line of a product notice: its label is its key in the stored notice. */
export type NoticeField = { label: string; hint?: string };
export type NoticeTemplate = { label: string; fields: readonly NoticeField[] };

const CONTACT: NoticeField = { label: '소비자상담 관련 전화번호', hint: '042-123-4567' };

/** 상품정보제공고시: what must be told for each sort of product before it is bought. */
export const NOTICE_TEMPLATES = {
  fresh_food: {
    label: '농축수산물',
    fields: [
      { label: '품목 또는 명칭' },
      { label: '포장단위별 내용물의 용량(중량), 수량, 크기' },
      { label: '생산자(수입자)' },
      { label: '원산지' },
      {
        label: '제조연월일, 소비기한 또는 품질유지기한',
        hint: '발송일 기준 소비기한 5일 이상 남은 상품만 판매',
      },
      {
        label: '관련법상 표시사항',
        hint: '등급, 유전자변형, 지리적표시, 이력관리, 수입신고 문구. 없으면 "해당 없음"',
      },
      { label: '상품구성' },
      { label: '보관방법 또는 취급방법' },
      { label: '소비자 안전을 위한 주의사항' },
      CONTACT,
    ],
  },
  processed_food: {
    label: '가공식품',
    fields: [
      { label: '제품명' },
      { label: '식품의 유형' },
      { label: '생산자 및 소재지' },
      { label: '제조연월일, 소비기한 또는 품질유지기한' },
      { label: '포장단위별 내용물의 용량(중량), 수량' },
      { label: '원재료명 및 함량' },
      { label: '영양성분', hint: '표시 대상이 아니면 "해당 없음"' },
      { label: '유전자변형식품 표시', hint: '해당하지 않으면 "해당 없음"' },
      { label: '소비자 안전을 위한 주의사항' },
      { label: '수입식품 문구', hint: '국내산이면 "해당 없음"' },
      CONTACT,
    ],
  },
  household: {
    label: '생활용품',
    fields: [
      { label: '품명 및 모델명' },
      { label: '인증·허가 사항', hint: '대상이 아니면 "해당 없음"' },
      { label: '제조국 또는 원산지' },
      { label: '제조자(수입자)' },
      { label: '재질' },
      { label: '크기' },
      { label: '취급 시 주의사항' },
      { label: '품질보증기준' },
      { label: 'A/S 책임자와 전화번호' },
    ],
  },
  furniture: {
    label: '가구',
    fields: [
      { label: '품명' },
      { label: '인증·허가 사항', hint: '대상이 아니면 "해당 없음"' },
      { label: '색상' },
      { label: '구성품' },
      { label: '주요 소재' },
      { label: '제조자(수입자)' },
      { label: '제조국' },
      { label: '크기' },
      { label: '배송·설치비용', hint: '없으면 "없음"' },
      { label: '품질보증기준' },
      { label: 'A/S 책임자와 전화번호' },
    ],
  },
  health_food: {
    label: '건강기능식품',
    fields: [
      { label: '제품명' },
      { label: '제조업소의 명칭과 소재지', hint: '수입품은 수입업소, 제조업소, 수출국' },
      { label: '소비기한 및 보관방법' },
      { label: '포장단위별 내용물의 용량(중량), 수량' },
      { label: '원료명 및 함량' },
      { label: '영양정보' },
      { label: '기능정보' },
      { label: '섭취량, 섭취방법, 섭취 시 주의사항과 부작용 가능성' },
      { label: '질병의 예방 및 치료를 위한 의약품이 아니라는 내용' },
      { label: '유전자변형건강기능식품 표시', hint: '해당하지 않으면 "해당 없음"' },
      { label: '수입신고 문구', hint: '국내산이면 "해당 없음"' },
      { label: '소비자 안전을 위한 주의사항' },
      CONTACT,
    ],
  },
  accessories: {
    label: '잡화',
    fields: [
      { label: '종류' },
      { label: '소재' },
      { label: '색상' },
      { label: '치수' },
      { label: '제조자(수입자)' },
      { label: '제조국' },
      { label: '취급 시 주의사항' },
      { label: '품질보증기준' },
      { label: 'A/S 책임자와 전화번호' },
    ],
  },
  clothing: {
    label: '의류',
    fields: [
      { label: '제품 소재' },
      { label: '색상' },
      { label: '치수' },
      { label: '제조자(수입자)' },
      { label: '제조국' },
      { label: '세탁방법 및 취급 시 주의사항' },
      { label: '제조연월' },
      { label: '품질보증기준' },
      { label: 'A/S 책임자와 전화번호' },
    ],
  },
  cosmetics: {
    label: '화장품',
    fields: [
      { label: '내용물의 용량 또는 중량' },
      { label: '제품 주요 사양', hint: '피부 타입, 색상 등' },
      { label: '사용기한 또는 개봉 후 사용기간' },
      { label: '사용방법' },
      { label: '화장품제조업자, 책임판매업자' },
      { label: '제조국' },
      { label: '전성분' },
      { label: '기능성 화장품 심사 여부', hint: '아니면 "해당 없음"' },
      { label: '사용할 때의 주의사항' },
      { label: '품질보증기준' },
      CONTACT,
    ],
  },
  book: {
    label: '도서',
    fields: [
      { label: '도서명' },
      { label: '저자, 출판사' },
      { label: '크기' },
      { label: '쪽수' },
      { label: '제품 구성' },
      { label: '출간일' },
      { label: '목차 또는 책소개' },
    ],
  },
  ticket: {
    label: '입장권·체험',
    fields: [
      { label: '주최 또는 운영자' },
      { label: '이용 장소' },
      { label: '이용 시간과 기간' },
      { label: '이용 조건', hint: '나이, 인원, 준비물 등' },
      { label: '포함 및 불포함 사항' },
      { label: '취소·환불 조건' },
      CONTACT,
    ],
  },
  stay: {
    label: '숙박(여행)',
    fields: [
      { label: '국가 또는 지역명' },
      { label: '숙소 형태, 등급, 객실 타입' },
      { label: '사용 가능 인원, 인원 추가 시 비용' },
      { label: '부대시설, 제공 서비스' },
      { label: '취소 규정', hint: '환불, 위약금' },
      { label: '예약담당 연락처' },
    ],
  },
  mobile_coupon: {
    label: '모바일 쿠폰',
    fields: [
      { label: '발행자' },
      { label: '유효기간, 이용조건', hint: '유효기간이 지나면 어떻게 되는지도' },
      { label: '이용 가능 매장' },
      { label: '잔액 환급 조건' },
      CONTACT,
    ],
  },
  service: {
    label: '기타 용역',
    fields: [
      { label: '서비스 제공 사업자' },
      { label: '인증·허가 사항', hint: '대상이 아니면 "해당 없음"' },
      { label: '이용할 수 있는 기간과 조건', hint: '장소, 추가 비용' },
      { label: '취소·중도해약·해지 조건과 환불기준' },
      { label: '취소·환불방법' },
      CONTACT,
    ],
  },
  other: {
    label: '기타 재화',
    fields: [
      { label: '품명 및 모델명' },
      { label: '인증·허가 사항', hint: '대상이 아니면 "해당 없음"' },
      { label: '제조국 또는 원산지' },
      { label: '제조자(수입자)' },
      { label: 'A/S 책임자와 전화번호 또는 소비자상담 관련 전화번호' },
    ],
  },
} as const satisfies Record<string, NoticeTemplate>;

export type NoticeType = keyof typeof NOTICE_TEMPLATES;
export const NOTICE_TYPES = Object.keys(NOTICE_TEMPLATES) as NoticeType[];
export const isNoticeType = (text: unknown): text is NoticeType => NOTICE_TYPES.some((type) => type === text);

/** "See the page" tells a screen reader nothing; the facts themselves are wanted. */
const SAYS_NOTHING = /^(상품)?상세(페이지|설명|정보)?(를|을)?(참조|참고)(해주세요|하세요|바랍니다)?[.!]?$/;

export type NoticeProblem = { label: string; because: 'missing' | 'says-nothing' | 'too-long' };

/** What is still wrong with a notice: a field left out, or one that only points elsewhere. */
export function noticeProblems(type: NoticeType, notice: Readonly<Record<string, string>>): NoticeProblem[] {
  return NOTICE_TEMPLATES[type].fields.flatMap(({ label }): NoticeProblem[] => {
    const text = notice[label]?.trim() ?? '';
    if (!text) return [{ label, because: 'missing' }];
    if (SAYS_NOTHING.test(text.replace(/\s/g, ''))) return [{ label, because: 'says-nothing' }];
    return text.length > 1000 ? [{ label, because: 'too-long' }] : [];
  });
}

/** The notice as rows in the order of its template; what the template no longer asks for comes last. */
export function noticeRows(type: NoticeType, notice: Readonly<Record<string, string>>) {
  const asked = NOTICE_TEMPLATES[type].fields.map((field) => field.label as string);
  const rest = Object.keys(notice).filter((label) => !asked.includes(label));
  return [...asked, ...rest].flatMap((label) => (notice[label] ? [{ label, value: notice[label] }] : []));
}
