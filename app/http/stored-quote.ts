import { z } from 'zod';
import { krw } from '#app/core/krw.ts';

const Won = z.number().int().transform(krw);
const Funded = z.object({ city: Won, mall: Won, seller: Won });

/** What a benefit proof reads of a quote: the live one and the one stored with an order have the same shape. */
const Quoted = z.object({
  input: z.object({
    stores: z
      .array(
        z.object({
          storeId: z.string(),
          walletPayable: z.boolean(),
          walletRefusal: z.string().nullable(),
          cashbackEligible: z.boolean(),
          cashbackRefusal: z.string().nullable(),
        }),
      )
      .readonly(),
    wallet: z.object({ charged: Won }).nullable(),
    points: z.object({ earnBps: z.number() }).nullable(),
    coupons: z
      .array(
        z.object({
          couponId: z.string(),
          funders: z.object({ cityBps: z.number(), mallBps: z.number(), sellerBps: z.number() }),
        }),
      )
      .readonly(),
    programmes: z
      .array(z.object({ id: z.string(), personalMonthlyCap: Won, capLeft: Won, budgetLeft: Won }))
      .readonly(),
  }),
  output: z.object({
    version: z.string(),
    listTotal: Won,
    goodsTotal: Won,
    shippingTotal: Won,
    total: Won,
    coupons: z.object({
      uses: z
        .array(
          z.object({
            couponId: z.string(),
            name: z.string(),
            level: z.enum(['product', 'store', 'cart', 'shipping']),
            discount: Won,
            byLine: z.array(Funded).readonly(),
          }),
        )
        .readonly(),
      refused: z
        .array(
          z.union([
            z.object({
              couponId: z.string(),
              name: z.string(),
              because: z.literal('minimum'),
              missing: Won,
            }),
            z.object({
              couponId: z.string(),
              name: z.string(),
              because: z.enum(['scope', 'not-combinable', 'better-one-used', 'nothing-left', 'not-chosen']),
            }),
          ]),
        )
        .readonly(),
      total: Won,
    }),
    tenders: z.object({ charged: Won, cashback: Won, grant: Won, points: Won, external: Won }),
    grants: z.array(z.object({ programmeId: z.string(), name: z.string(), amount: Won })).readonly(),
    lines: z.array(z.object({ lineType: z.enum(['item', 'shipping']), external: Won })).readonly(),
    rewards: z
      .array(
        z.object({
          programmeId: z.string(),
          name: z.string(),
          funder: z.string(),
          payout: z.enum(['confirmed', 'paid']),
          rateText: z.string(),
          base: Won,
          full: Won,
          amount: Won,
          limitedBy: z.enum(['cap', 'budget']).nullable(),
          refusedBecause: z
            .enum([
              'not-in-group',
              'no-eligible-store',
              'nothing-from-bucket',
              'cap-reached',
              'budget-ended',
              'less-than-other',
            ])
            .nullable(),
        }),
      )
      .readonly(),
    rewardTotal: Won,
    pointsEarned: Won,
  }),
});
export type Quoted = z.output<typeof Quoted>;

/** The price calculation an order was placed with; null for orders older than what it tells. */
export const storedQuote = (quote: unknown): Quoted | null => Quoted.safeParse(quote).data ?? null;
