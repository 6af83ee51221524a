import { z } from 'zod';
import { krw } from '#app/core/krw.ts';

export const CANCEL_REASONS = [
  '단순 변심',
  '옵션·수량을 잘못 선택',
  '배송지를 잘못 입력',
  '다른 상품으로 다시 주문',
  '기타',
] as const;

export const CancelInput = z.object({
  requestKey: z.uuid('페이지를 새로고침해 주세요.'),
  storeOrderId: z.union([z.literal('all').transform(() => null), z.uuid()]),
  reason: z.enum(CANCEL_REASONS, { error: '취소 사유를 선택해 주세요.' }),
  expectedTotal: z.coerce.number().int().min(0).transform(krw),
});
