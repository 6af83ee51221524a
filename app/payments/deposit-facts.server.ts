import { z } from 'zod';
import { seal, unseal } from '#app/platform/sealing.server.ts';
import type { DepositAccount } from './gateway.ts';

const PURPOSE = 'payment-deposit';
const Facts = z.object({ bankCode: z.string(), accountNumber: z.string(), holder: z.string() });
export type DepositFacts = z.infer<typeof Facts>;

export const sealDeposit = ({ bankCode, accountNumber, holder }: DepositAccount): string =>
  seal(PURPOSE, { bankCode, accountNumber, holder });

/** Where the buyer pays in, or null for an attempt without an account. */
export const depositOf = (attempt: { depositSealed: string | null }): DepositFacts | null =>
  attempt.depositSealed === null ? null : Facts.parse(unseal(PURPOSE, attempt.depositSealed));
