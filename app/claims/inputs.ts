import { z } from 'zod';
import { krw } from '#app/core/krw.ts';

export const CANCEL_REASONS = [
  '단순 변심',
  '옵션·수량을 잘못 선택',
  '배송지를 잘못 입력',
  '다른 상품으로 다시 주문',
  '기타',
] as const;

/** Units by line, as the form sends them: `unit:<line id>` → `2`. */
const UNITS = /^unit:([0-9a-f-]{36})$/;
export function chosenUnits(fields: Iterable<[string, unknown]>): ReadonlyMap<string, number> | null {
  const units = new Map<string, number>();
  for (const [name, value] of fields) {
    const lineId = UNITS.exec(name)?.[1];
    if (lineId && typeof value === 'string' && /^\d{1,3}$/.test(value)) units.set(lineId, Number(value));
  }
  return units.size > 0 ? units : null;
}

export const CancelInput = z.object({
  requestKey: z.uuid('페이지를 새로고침해 주세요.'),
  storeOrderId: z.union([z.literal('all').transform(() => null), z.uuid()]),
  reason: z.enum(CANCEL_REASONS, { error: '취소 사유를 선택해 주세요.' }),
  expectedTotal: z.coerce.number().int().min(0).transform(krw),
});
