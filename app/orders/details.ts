import { z } from 'zod';

/** Who ordered; sealed in the order. */
export const Contact = z.object({ name: z.string(), phone: z.string(), email: z.string().nullable() });
export type Contact = z.output<typeof Contact>;

/** Where it goes; sealed in the order. */
export const Delivery = z.object({
  recipient: z.string(),
  phone: z.string(),
  postcode: z.string(),
  address: z.string(),
  detail: z.string(),
  memo: z.string(),
});
export type Delivery = z.output<typeof Delivery>;

/** A line as it was sold: what the contract document repeats. */
export const LineSnapshot = z.object({
  name: z.string(),
  optionName: z.string(),
  origin: z.string().nullable(),
  imageId: z.string().nullable(),
  imageAlt: z.string().nullable(),
  sellerCode: z.string(),
  listPrice: z.number(),
  refundTerms: z.string(),
  withdrawalException: z.string().nullable(),
  notice: z.record(z.string(), z.string()),
  terms: z.record(z.string(), z.unknown()),
});
export type LineSnapshot = z.output<typeof LineSnapshot>;
