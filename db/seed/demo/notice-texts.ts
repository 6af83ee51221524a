import { noticeColumn } from '#app/listings/index.ts';
import type { StoreContent } from './content/store-content.ts';
import { type DemoProduct, oneOf } from './read-goods.ts';
import { phoneOf } from './store-facts.ts';

type Texts = Record<string, string>;

/** The product notice, written out: every field says something true of this product. */
export function noticeTexts(store: StoreContent, product: DemoProduct, at: number): Texts {
  const { name, size, core, origin, facts } = product;
  const phone = phoneOf(at);
  const choose = (choices: readonly string[], field: string) =>
    oneOf(choices, `${product.code}${field}`) ?? '해당 없음';
  const amounts =
    product.variants.length > 1 ? product.variants.map(({ option }) => option).join(', ') : size;
  const maker = `${store.name}(대전광역시 ${store.district})`;
  const warranty = '소비자분쟁해결기준(공정거래위원회 고시)에 따라 교환하거나 환불합니다.';
  const texts: Partial<Record<DemoProduct['noticeType'], () => Texts>> = {
    fresh_food: () => ({
      '품목 또는 명칭': `${product.leafName} / ${name}`,
      '포장단위별 내용물의 용량(중량), 수량, 크기': amounts,
      '생산자(수입자)': origin.startsWith('국')
        ? `${origin.replace(/^국[^(]*/, '').replace(/[()]/g, '') || '협력'} 농어가, 소분·포장 ${maker}`
        : `수입원은 상자에 표시, 소분·포장 ${maker}`,
      원산지: origin,
      '제조연월일, 소비기한 또는 품질유지기한': choose(facts.dates, 'date'),
      '관련법상 표시사항': `${core || '표시 대상 등급 없음'}. ${LAW_NOTES[product.group] ?? '유전자변형 농산물 아님'}`,
      상품구성: `${name} ${amounts}`,
      '보관방법 또는 취급방법': choose(facts.keep, 'keep'),
      '소비자 안전을 위한 주의사항': choose(facts.caution, 'caution'),
      '소비자상담 관련 전화번호': phone,
    }),
    processed_food: () => ({
      제품명: name,
      '식품의 유형': facts.foodType ?? '기타가공품',
      '생산자 및 소재지': maker,
      '제조연월일, 소비기한 또는 품질유지기한': choose(facts.dates, 'date'),
      '포장단위별 내용물의 용량(중량), 수량': amounts,
      '원재료명 및 함량': core,
      영양성분: '해당 없음(영양표시 대상 아님)',
      '유전자변형식품 표시': '해당 없음',
      '소비자 안전을 위한 주의사항': `${choose(facts.caution, 'caution')} ${choose(facts.keep, 'keep')}`,
      '수입식품 문구':
        /산\)|산 /.test(core) &&
        /(미국|호주|러시아|노르웨이|베트남|프랑스|중국|과테말라|에티오피아|콜롬비아|브라질)/.test(core)
          ? '수입 원료는 「수입식품안전관리 특별법」에 따른 수입신고를 마쳤습니다.'
          : '해당 없음',
      '소비자상담 관련 전화번호': phone,
    }),
    household: () => ({
      '품명 및 모델명': name,
      '인증·허가 사항':
        product.group === 'device' ? 'KC 전기용품 안전확인 대상(예시 인증번호는 제품에 표시)' : '해당 없음',
      '제조국 또는 원산지': origin,
      '제조자(수입자)': maker,
      재질: core,
      크기: amounts === size ? size : `${size} (${amounts})`,
      '취급 시 주의사항': `${choose(facts.keep, 'keep')} ${choose(facts.caution, 'caution')}`,
      품질보증기준: warranty,
      'A/S 책임자와 전화번호': `${store.owner}, ${phone}`,
    }),
    clothing: () => ({
      '제품 소재': materialOf(product),
      색상: core,
      치수: size,
      '제조자(수입자)': maker,
      제조국: origin,
      '세탁방법 및 취급 시 주의사항': `${choose(facts.keep, 'keep')} ${choose(facts.caution, 'caution')}`,
      제조연월: '2026년 상반기(제품 라벨에 표시)',
      품질보증기준: warranty,
      'A/S 책임자와 전화번호': `${store.owner}, ${phone}`,
    }),
    accessories: () => ({
      종류: product.leafName,
      소재: materialOf(product),
      색상: core,
      치수: size,
      '제조자(수입자)': maker,
      제조국: origin,
      '취급 시 주의사항': `${choose(facts.keep, 'keep')} ${choose(facts.caution, 'caution')}`,
      품질보증기준: warranty,
      'A/S 책임자와 전화번호': `${store.owner}, ${phone}`,
    }),
    cosmetics: () => ({
      '내용물의 용량 또는 중량': amounts,
      '제품 주요 사양': '모든 피부용',
      '사용기한 또는 개봉 후 사용기간': choose(facts.dates, 'date'),
      사용방법: `${product.summary}. 알맞은 양을 덜어 부드럽게 펴 바르거나 문질러 씻어 냅니다.`,
      '화장품제조업자, 책임판매업자': maker,
      제조국: '대한민국',
      전성분: core,
      '기능성 화장품 심사 여부': '해당 없음',
      '사용할 때의 주의사항': choose(facts.caution, 'caution'),
      품질보증기준: warranty,
      '소비자상담 관련 전화번호': phone,
    }),
    book: () => ({
      도서명: name,
      '저자, 출판사': core,
      크기: size.split(',')[0] ?? size,
      쪽수: size.split(',')[1]?.trim() ?? '해당 없음',
      '제품 구성': '단행본 1권',
      출간일: `2025년 ${(at % 9) + 2}월`,
      '목차 또는 책소개': `${product.summary}. ${product.story}`,
    }),
    ticket: () => ({
      '주최 또는 운영자': store.name,
      '이용 장소': `대전광역시 ${store.district}, ${store.name}`,
      '이용 시간과 기간': `${size}. 결제한 날부터 유효기간 안에 쓸 수 있습니다.`,
      '이용 조건': core,
      '포함 및 불포함 사항': `포함: ${product.summary}. 불포함: 오가는 교통편과 식사`,
      '취소·환불 조건':
        '쓰기 전에는 언제든 전액 환불. 유효기간이 지나면 자동으로 환불되지 않으며 고객센터에서 도와드립니다.',
      '소비자상담 관련 전화번호': phone,
    }),
    other: () => ({
      '품명 및 모델명': `${name} (${size})`,
      '인증·허가 사항':
        product.group === 'pet' || product.group === 'stationery'
          ? '어린이제품 안전확인 대상은 제품에 표시'
          : '해당 없음',
      '제조국 또는 원산지': origin,
      '제조자(수입자)': maker,
      'A/S 책임자와 전화번호 또는 소비자상담 관련 전화번호': `${store.owner}, ${phone}`,
    }),
  };
  const written = texts[product.noticeType];
  if (!written) throw new Error(`no notice is written for ${product.noticeType}`);
  return Object.fromEntries(Object.entries(written()).map(([label, text]) => [noticeColumn(label), text]));
}

const LAW_NOTES: Readonly<Record<string, string>> = {
  meat: '축산물 이력번호는 포장에 표시',
  seafood: '수산물 이력제 대상은 포장에 표시',
  'dried-seafood': '수입 수산물은 수입신고를 마침',
};

const MATERIALS: readonly [RegExp, string][] = [
  [/모시/, '모시 100%'],
  [/누빔|솜/, '겉감 면 100%, 속 목화솜'],
  [/가방|파우치|지갑|백/, '면 캔버스, 업사이클 원단'],
  [/양말|버선/, '면 80%, 폴리에스터 17%, 폴리우레탄 3%'],
  [/주머니|조바위/, '양단, 면'],
  [/한복|저고리|치마/, '면 60%, 폴리에스터 40%'],
  [/모자/, '면 100%'],
];
export const materialOf = ({ name }: DemoProduct): string =>
  MATERIALS.find(([pattern]) => pattern.test(name))?.[1] ?? '면 100%';
