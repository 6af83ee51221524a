import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { CANCEL_REASONS } from './words.ts';

export const CancelInput = z.object({
  requestKey: z.uuid('페이지를 새로고침해 주세요.'),
  storeOrderId: z.union([z.literal('all').transform(() => null), z.uuid()]),
  reason: z.enum(CANCEL_REASONS, { error: '취소 사유를 선택해 주세요.' }),
  expectedTotal: z.coerce.number().int().min(0).transform(krw),
});
