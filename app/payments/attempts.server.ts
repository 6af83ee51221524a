import { and, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { after } from '#app/core/kst.ts';
import { freshSecret } from '#app/platform/sealing.server.ts';
import { paymentAttempts } from '#db/schema/payments.ts';
import { backoff, nextDepositReading, statesBefore } from './attempt-state.ts';
import { sealDeposit } from './deposit-facts.server.ts';
import type { ProviderPayment } from './gateway.ts';
import { METHOD_FACTS, type PaymentMethod } from './methods.ts';
import type { AttemptState, Purpose } from './words.ts';

export type Attempt = typeof paymentAttempts.$inferSelect;

/** Writes the intent to get an amount through the provider, under an order id the provider never saw before. */
export async function openAttempt(
  tx: Ctx,
  input: {
    purpose: Purpose;
    subjectId: string;
    orderName: string;
    amount: Krw;
    taxFree: Krw;
    method: PaymentMethod;
    instalmentMonths?: number | null;
    escrow?: boolean;
    expiresAt: Date;
  },
): Promise<Attempt> {
  const tossOrderId = `${input.purpose}_${freshSecret().slice(0, 32)}`;
  const [attempt] = await tx.db
    .insert(paymentAttempts)
    .values({ ...input, orderName: input.orderName.slice(0, 100), tossOrderId, createdAt: tx.now })
    .returning();
  if (!attempt) throw new Error('attempt was not written');
  return attempt;
}

/** Moves an attempt when its state allows it; null when somebody else moved it first, so re-read and never force. */
export async function moveAttempt(
  tx: Ctx,
  attemptId: string,
  next: AttemptState,
  facts: Partial<Attempt> = {},
): Promise<Attempt | null> {
  const [moved] = await tx.db
    .update(paymentAttempts)
    .set({ ...facts, state: next })
    .where(and(eq(paymentAttempts.id, attemptId), inArray(paymentAttempts.state, statesBefore(next))))
    .returning();
  return moved ?? null;
}

/** Notes facts of an attempt that stays where it is. */
export async function noteOnAttempt(tx: Ctx, attemptId: string, facts: Partial<Attempt>): Promise<void> {
  await tx.db.update(paymentAttempts).set(facts).where(eq(paymentAttempts.id, attemptId));
}

/** Locks an attempt for deciding its outcome. */
export async function lockAttempt(tx: Ctx, attemptId: string): Promise<Attempt> {
  const [attempt] = await tx.db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, attemptId))
    .for('no key update');
  if (!attempt) throw new Error(`no attempt ${attemptId}`);
  return attempt;
}

export async function findAttempt(ctx: Ctx, tossOrderId: string): Promise<Attempt | null> {
  const [attempt] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.tossOrderId, tossOrderId));
  return attempt ?? null;
}

/** The newest attempt of an order or charge. */
export async function latestAttempt(ctx: Ctx, subjectId: string): Promise<Attempt | null> {
  const [attempt] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.subjectId, subjectId))
    .orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))
    .limit(1);
  return attempt ?? null;
}

/** The attempt an order or charge was paid with, or null; also when a bank took its deposit back since. */
export async function capturedAttempt(ctx: Ctx, subjectId: string): Promise<Attempt | null> {
  const [attempt] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.subjectId, subjectId),
        or(
          eq(paymentAttempts.state, 'captured'),
          and(
            inArray(paymentAttempts.state, ['awaiting_deposit', 'expired']),
            gt(paymentAttempts.withdrawals, 0),
          ),
        ),
      ),
    );
  return attempt ?? null;
}

/** The attempt of an order whose deposit waits for the buyer's account to go back to, or null. */
export async function attemptAskingAccount(ctx: Ctx, orderId: string): Promise<Attempt | null> {
  const [attempt] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.subjectId, orderId), eq(paymentAttempts.needsAccount, true)))
    .limit(1);
  return attempt ?? null;
}

/** What we keep of a payment the provider captured. */
export function providerFacts(payment: ProviderPayment): Partial<Attempt> {
  return {
    paymentKey: payment.paymentKey,
    secret: payment.secret,
    lastTransactionKey: payment.lastTransactionKey,
    receiptUrl: payment.receiptUrl,
    methodLabel: methodLabel(payment),
    approvedAt: payment.approvedAt,
    escrow: payment.useEscrow,
    ...(payment.deposit && { depositSealed: sealDeposit(payment.deposit), dueAt: payment.deposit.dueAt }),
  };
}

function methodLabel(payment: ProviderPayment): string {
  if (payment.easyPayProvider) return payment.easyPayProvider;
  const months = payment.installmentMonths ?? 0;
  return months > 0
    ? `${payment.method ?? '카드'} ${months}개월`
    : (payment.method ?? METHOD_FACTS.card.label);
}

/** Attempts whose outcome shall be read at the provider now. */
export async function attemptsToRead(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(
      and(
        inArray(paymentAttempts.state, ['confirming', 'unknown', 'compensating', 'awaiting_deposit']),
        lte(paymentAttempts.nextReadAt, ctx.now),
      ),
    )
    .orderBy(paymentAttempts.nextReadAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Attempts nobody finished in time: never confirmed, so no money moved. */
export async function attemptsToExpire(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.state, 'ready'), lte(paymentAttempts.expiresAt, ctx.now)))
    .orderBy(paymentAttempts.expiresAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * Takes an attempt for one reading: the next one is put off first, so that whatever happens now, nobody reads it in a
 * tight loop. Null when somebody else took it, or it is settled.
 */
export async function claimReading(ctx: Ctx, attemptId: string): Promise<Attempt | null> {
  const [before] = await ctx.db.select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId));
  if (!before?.nextReadAt || before.nextReadAt > ctx.now) return null;
  const [claimed] = await ctx.db
    .update(paymentAttempts)
    .set({ reads: sql`${paymentAttempts.reads} + 1`, nextReadAt: nextReading(before, ctx.now) })
    .where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.nextReadAt, before.nextReadAt)))
    .returning();
  return claimed ?? null;
}

const nextReading = ({ state, dueAt, reads }: Attempt, now: Date): Date =>
  state === 'awaiting_deposit' && dueAt ? nextDepositReading(dueAt, now) : after(now, backoff(reads));

/** True the first time only: an alarm is raised once per attempt. */
export async function markAlarmed(ctx: Ctx, attemptId: string): Promise<boolean> {
  const rows = await ctx.db
    .update(paymentAttempts)
    .set({ alarmed: true })
    .where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.alarmed, false)))
    .returning({ id: paymentAttempts.id });
  return rows.length > 0;
}
