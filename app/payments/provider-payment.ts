import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import type { ProviderPayment, ProviderTransaction } from './gateway.ts';

const amount = z.number().int().nonnegative().transform(krw);
const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));
/** An account's due date comes with an offset or, meaning Seoul, without one. */
const seoulInstant = z
  .string()
  .transform((text) => (/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+09:00`))
  .pipe(instant);
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
    virtualAccount: orNull(
      z.object({
        bankCode: z.string(),
        accountNumber: z.string(),
        customerName: orNull(z.string()),
        dueDate: seoulInstant,
      }),
    ),
    useEscrow: orNull(z.boolean()),
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
      deposit: p.virtualAccount && {
        bankCode: p.virtualAccount.bankCode,
        accountNumber: p.virtualAccount.accountNumber,
        holder: p.virtualAccount.customerName ?? '',
        dueAt: p.virtualAccount.dueDate,
      },
      useEscrow: p.useEscrow ?? false,
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

const WireTransaction = z
  .object({
    transactionKey: z.string().min(1),
    paymentKey: z.string().min(1),
    orderId: z.string(),
    status: z.string(),
    amount: z.number().int(),
    transactionAt: seoulInstant,
  })
  // Whether a cancel's amount carries a sign is not documented.
  .transform(({ amount: signed, transactionAt, ...rest }) => ({
    ...rest,
    amount: krw(Math.abs(signed)),
    at: transactionAt,
  }));

/** Null when any of it cannot be relied on: half a day is no day. */
export function parseTransactions(body: unknown): ProviderTransaction[] | null {
  const parsed = z.array(WireTransaction).safeParse(body);
  return parsed.success ? parsed.data : null;
}

const WireReceipt = z.object({
  receiptKey: z.string().min(1),
  issueNumber: orNull(z.string()),
  receiptUrl: orNull(z.string()),
  issueStatus: orNull(z.string()),
  failure: orNull(z.object({ code: orNull(z.string()) })),
});
export type WireReceipt = z.infer<typeof WireReceipt>;

export function parseReceipt(body: unknown): WireReceipt | null {
  const parsed = WireReceipt.safeParse(body);
  return parsed.success ? parsed.data : null;
}
