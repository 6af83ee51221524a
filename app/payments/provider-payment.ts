import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import type { ProviderPayment } from './gateway.ts';

const amount = z.number().int().nonnegative().transform(krw);
const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));
const orNull = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => (value === undefined ? null : value));

const WireCancel = z
  .object({ transactionKey: z.string(), cancelAmount: amount, canceledAt: instant, cancelReason: z.string() })
  .transform((c) => ({
    transactionKey: c.transactionKey,
    amount: c.cancelAmount,
    canceledAt: c.canceledAt,
    reason: c.cancelReason,
  }));

const WirePayment = z
  .object({
    paymentKey: z.string().min(1),
    orderId: z.string().min(1),
    status: z.string().min(1),
    currency: z.string(),
    totalAmount: amount,
    balanceAmount: amount,
    method: orNull(z.string()),
    easyPay: orNull(z.object({ provider: orNull(z.string()) })),
    card: orNull(
      z.object({ issuerCode: orNull(z.string()), installmentPlanMonths: orNull(z.number().int()) }),
    ),
    approvedAt: orNull(instant),
    secret: orNull(z.string()),
    lastTransactionKey: orNull(z.string()),
    receipt: orNull(z.object({ url: orNull(z.string()) })),
    cancels: orNull(z.array(WireCancel)),
  })
  .transform(
    (p): ProviderPayment => ({
      paymentKey: p.paymentKey,
      orderId: p.orderId,
      status: p.status,
      currency: p.currency,
      totalAmount: p.totalAmount,
      balanceAmount: p.balanceAmount,
      method: p.method,
      easyPayProvider: p.easyPay?.provider ?? null,
      cardIssuerCode: p.card?.issuerCode ?? null,
      installmentMonths: p.card?.installmentPlanMonths ?? null,
      approvedAt: p.approvedAt,
      secret: p.secret,
      lastTransactionKey: p.lastTransactionKey,
      receiptUrl: p.receipt?.url ?? null,
      cancels: p.cancels ?? [],
    }),
  );

const WireRefusal = z.object({ code: z.string().min(1), message: z.string().default('') });
export type WireRefusal = z.infer<typeof WireRefusal>;

/** Null when the body is not a payment we can rely on. */
export function parsePayment(body: unknown): ProviderPayment | null {
  const parsed = WirePayment.safeParse(body);
  return parsed.success ? parsed.data : null;
}

export function parseRefusal(body: unknown): WireRefusal | null {
  const parsed = WireRefusal.safeParse(body);
  return parsed.success ? parsed.data : null;
}
