import { z } from 'zod';

const Discount = z.object({ city: z.number(), mall: z.number(), seller: z.number() });
/** What refunds need of the quote an order was placed with; orders before coupons have none. */
export const StoredQuote = z
  .object({
    output: z.object({
      coupons: z.object({
        uses: z.array(z.object({ couponId: z.string(), byLine: z.array(Discount) })),
      }),
    }),
  })
  .transform(({ output }) => output.coupons.uses)
  .catch([]);
type StoredUse = z.output<typeof StoredQuote>[number];

/** Coupons of which no discounted line is left: only these can go back to the shopper (domain §3.1). */
export const returnedCoupons = (uses: readonly StoredUse[], gone: ReadonlySet<number>): string[] =>
  uses
    .filter(({ byLine }) =>
      byLine.every((part, position) => part.city + part.mall + part.seller === 0 || gone.has(position)),
    )
    .map(({ couponId }) => couponId);
