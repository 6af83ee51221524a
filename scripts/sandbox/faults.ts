import { z } from 'zod';
import { newId } from '#app/core/ids.ts';
import type { World } from './world.ts';

const ANSWERING = ['refuse', 'delay', 'drop-before', 'drop-after', 'status', 'lie'] as const;
export const FAULT_MODES = {
  window: ANSWERING,
  confirm: ANSWERING,
  read: ANSWERING,
  cancel: ANSWERING,
  receipt: ANSWERING,
  transactions: ANSWERING,
  webhook: ['delay', 'duplicate', 'reorder', 'withhold', 'lie'],
} as const;

export type FaultPoint = keyof typeof FAULT_MODES;
export type FaultMode = (typeof FAULT_MODES)[FaultPoint][number];
export const FAULT_POINTS = [
  'window',
  'confirm',
  'read',
  'cancel',
  'receipt',
  'transactions',
  'webhook',
] as const;

export const FaultInput = z
  .object({
    on: z.enum(FAULT_POINTS),
    mode: z.enum([...ANSWERING, 'duplicate', 'reorder', 'withhold']),
    times: z.coerce.number().int().min(1).max(100_000).default(1),
    ms: z.coerce.number().int().min(0).max(600_000).default(1_000),
    status: z.coerce.number().int().min(200).max(599).default(500),
    code: z
      .string()
      .regex(/^[A-Z_]{2,80}$/)
      .optional(),
    /** Only for this order; otherwise whoever comes next. */
    orderId: z.string().min(1).max(64).optional(),
    /** With `status`: do the work first, then answer wrongly. */
    after: z.boolean().default(false),
  })
  .refine(({ on, mode }) => FAULT_MODES[on].some((known) => known === mode), {
    path: ['mode'],
    message: 'this mode does not exist here',
  });
export type FaultInput = z.infer<typeof FaultInput>;
export type Fault = FaultInput & { id: string; left: number };

export function addFault(world: World, input: FaultInput): Fault {
  const fault = { ...input, id: newId(), left: input.times };
  world.store.put('faults', fault.id, fault);
  return fault;
}

/** Uses up one turn of the oldest fault that fits. */
export function takeFault(world: World, on: FaultPoint, orderId: string | null): Fault | null {
  const fault = world.store
    .list('faults')
    .find((f) => f.on === on && (f.orderId === undefined || f.orderId === orderId));
  if (!fault) return null;
  if (fault.left <= 1) world.store.remove('faults', fault.id);
  else world.store.put('faults', fault.id, { ...fault, left: fault.left - 1 });
  return fault;
}

/** A plausible but wrong amount, for answers that lie. */
export const wrongAmount = (amount: number): number => (amount > 100 ? amount - 100 : amount + 100);

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
