import { z } from 'zod';

const productId = z.uuid('상품을 찾을 수 없습니다.');
const back = z.string().default('');

const INTERESTS = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.enum(['wish', 'unwish', 'watch-price', 'unwatch-price']), productId, back }),
    z.object({
      intent: z.enum(['watch-restock', 'unwatch-restock']),
      variantId: z.uuid('옵션을 찾을 수 없습니다.'),
      back,
    }),
  ],
  { error: '요청을 이해하지 못했습니다. 새로고침한 뒤 다시 시도해 주세요.' },
);

/** The hearts of a page share one form: the button that was pressed names its product as `wish` or `unwish`. */
const ofHeart = (fields: unknown): unknown => {
  const { wish, unwish, ...rest } = fields as Record<string, unknown>;
  if (wish === undefined && unwish === undefined) return fields;
  return { ...rest, intent: wish === undefined ? 'unwish' : 'wish', productId: wish ?? unwish };
};

/** One button each: 찜, 재입고 알림, 가격 인하 알림. Sent twice it is done once. */
export const InterestInput = z.preprocess(ofHeart, INTERESTS);
export type InterestInput = z.output<typeof InterestInput>;
