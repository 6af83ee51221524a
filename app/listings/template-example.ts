import { ACTIVE_WORDS, COLUMNS, KIND_WORDS, STATE_WORDS, TAX_WORDS } from './import-columns.ts';

const C = COLUMNS;

/** One product with two options, as the template shows it. */
export const EXAMPLE_ROWS: readonly Readonly<Record<string, string | number>>[] = [
  {
    [C.sellerCode]: '예시-001',
    [C.kind]: KIND_WORDS.goods,
    [C.name]: '아침 이슬 꿀사과',
    [C.summary]: '껍질째 먹는 아삭한 사과',
    [C.description]: '새벽에 따서 그날 보냅니다. 받으신 뒤 냉장고에 두고 드세요.',
    [C.price]: 19900,
    [C.listPrice]: 24000,
    [C.stock]: 30,
    [C.optionName]: '2kg (7~9과)',
    [C.sku]: '예시-001-2',
    [C.active]: ACTIVE_WORDS.yes,
    [C.taxType]: TAX_WORDS.tax_free,
    [C.origin]: '국산(충남 예산)',
    [C.content]: '2kg',
    [C.withdrawalException]:
      '신선식품이라 단순 변심 반품은 받지 않습니다. 상한 상품은 사진을 보내 주시면 바로 환불합니다.',
    [C.state]: STATE_WORDS.on_sale,
    [C.image]: 'apple-1.jpg',
    [C.imageAlt]: '나무 상자에 담긴 빨간 사과',
  },
  {
    [C.sellerCode]: '예시-001',
    [C.price]: 35900,
    [C.listPrice]: 42000,
    [C.stock]: 12,
    [C.optionName]: '4kg (14~18과)',
    [C.sku]: '예시-001-4',
    [C.content]: '4kg',
  },
];
