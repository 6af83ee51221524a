import { z } from 'zod';

export const ReviewInput = z.object({
  lineId: z.uuid('리뷰를 쓸 상품을 골라 주세요.'),
  stars: z.coerce
    .number('별점을 골라 주세요.')
    .int('별점을 골라 주세요.')
    .min(1, '별점을 골라 주세요.')
    .max(5, '별점을 골라 주세요.'),
  text: z
    .string('후기를 10자 이상 써 주세요.')
    .trim()
    .min(10, '후기를 10자 이상 써 주세요.')
    .max(1000, '후기는 1,000자까지 쓸 수 있습니다.'),
});
export type ReviewInput = z.output<typeof ReviewInput>;
