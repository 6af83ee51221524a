import { z } from 'zod';
import { krw } from '#app/core/krw.ts';

const MAX_STOCK = 99_999;
export const MIN_PRICE = 100;
const MAX_PRICE = 100_000_000;

export const line = (label: string, max: number) =>
  z
    .string(`${label}을(를) 입력해 주세요.`)
    .trim()
    .min(1, `${label}을(를) 입력해 주세요.`)
    .max(max, `${label}은(는) ${max}자까지 쓸 수 있습니다.`);

export const price = (label: string) =>
  z
    .number(`${label}을(를) 숫자로 입력해 주세요.`)
    .int(`${label}은(는) 원 단위로 입력해 주세요.`)
    .min(MIN_PRICE, `${label}은(는) ${MIN_PRICE}원 이상이어야 합니다.`)
    .max(MAX_PRICE, `${label}은(는) 1억원까지 입력할 수 있습니다.`)
    .transform(krw);

export const stock = z
  .number('재고를 숫자로 입력해 주세요.')
  .int('재고는 정수로 입력해 주세요.')
  .min(0, '재고는 0개 이상이어야 합니다.')
  .max(MAX_STOCK, '재고는 99,999개까지 입력할 수 있습니다.');

/** What a product says of itself in words, and what a seller corrects of it in a hurry. */
export const plainFacts = {
  name: line('상품명', 80),
  summary: line('한 줄 소개', 120),
  description: line('상품 설명', 5000),
};
