import { z } from 'zod';

const byId = (name: string) => z.object({ [name]: z.uuid() });

/** Every job by name with what it carries. Sweeps carry nothing: they find their due rows. */
export const PAYLOADS = {
  'files.make-avif': z.object({ imageId: z.uuid() }),
  'identity.mail-reset': z.object({ sealedRequest: z.string() }),
  'identity.mail-sign-up-tried': z.object({ userId: z.uuid(), at: z.iso.datetime() }),
  'notifications.order-paid': z.object({ orderId: z.uuid() }),
  'notifications.gift': z.object({
    giftId: z.uuid(),
    event: z.enum(['sent', 'accepted', 'declined', 'cancelled', 'lapsed']),
  }),
  'notifications.expiry': z.object({ userId: z.uuid(), day: z.iso.date() }),
  'notifications.refund-done': z.object({ refundId: z.uuid() }),
  'notifications.restock': z.object({ watchId: z.uuid() }),
  'notifications.price-drop': z.object({
    userId: z.uuid(),
    productId: z.uuid(),
    from: z.int(),
    to: z.int(),
  }),
  'payments.read-webhook': z.object({ tossOrderId: z.string() }),
  'refunds.send': z.object({ refundId: z.uuid() }),
  'catalog.count-sales': z.object({ orderId: z.uuid() }),
  'catalog.count-ratings': z.object({ productId: z.uuid() }),
  'interests.tell-watchers': z.object({ productId: z.uuid() }),
  'search.index-product': z.object({ productId: z.uuid() }),
  'search.index-store': z.object({ storeId: z.uuid() }),
  'search.index-category': z.object({ categoryId: z.uuid() }),
} as const satisfies Record<string, ReturnType<typeof byId> | z.ZodObject>;

export type JobName = keyof typeof PAYLOADS;
export type JobPayload<N extends JobName> = z.output<(typeof PAYLOADS)[N]>;

const BACKGROUND: ReadonlySet<JobName> = new Set(['files.make-avif']);
/** Work nobody waits for, behind everything else. */
export const isBackground = (name: JobName): boolean => BACKGROUND.has(name);
