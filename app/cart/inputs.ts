import { z } from 'zod';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 100;

const quantity = z.coerce
  .number({ error: '수량을 숫자로 입력해 주세요.' })
  .int('수량은 1개 단위로 입력해 주세요.')
  .min(1, '수량은 1개 이상이어야 합니다.')
  .max(MAX_QUANTITY, `한 상품은 ${MAX_QUANTITY}개까지 담을 수 있습니다.`);
const variantId = z.uuid('옵션을 선택해 주세요.');

export const CartInput = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.enum(['add', 'buy']),
      variantId,
      quantity: quantity.default(1),
      addKey: z
        .union([z.uuid(), z.literal('')])
        .optional()
        .transform((key) => key || undefined),
      /** The page to go on with; the cart when not said. */
      back: z.string().max(200).optional(),
    }),
    z.object({ intent: z.literal('set'), variantId, quantity }),
    z.object({ intent: z.literal('select'), variantId, selected: z.stringbool() }),
    z.object({ intent: z.literal('remove'), variantId }),
    z.object({ intent: z.literal('clear') }),
  ],
  { error: '요청을 이해하지 못했습니다. 새로고침한 뒤 다시 시도해 주세요.' },
);
export type CartInput = z.output<typeof CartInput>;
