import express, { type Request, type Response, type Router } from 'express';
import { newId } from '#app/core/ids.ts';
import { idempotencyScope, recall, remember, turnedAway } from './api-guard.ts';
import { cancelPayment } from './cancel.ts';
import { type Answer, refusal, refusalByText } from './codes.ts';
import { confirmPayment } from './confirm.ts';
import { type Fault, type FaultPoint, pause, takeFault, wrongAmount } from './faults.ts';
import { findByOrder, findPayment } from './payments.ts';
import { newTraceId } from './random-text.ts';
import { cancelReceipt, issueReceipt, listReceipts } from './receipts.ts';
import { listTransactions } from './transactions.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

type Endpoint = {
  /** Where faults can be set; null for calls nobody needs to break. */
  on: FaultPoint | null;
  orderId: (request: Request) => string | null;
  /** `forced` is the code a test wants instead of success. */
  work: (request: Request, forced: string | null) => Answer;
  refusedWith: string;
};

const textOf = (body: unknown, key: string): string | null => {
  if (typeof body !== 'object' || body === null) return null;
  const value: unknown = Object.getOwnPropertyDescriptor(body, key)?.value;
  return typeof value === 'string' ? value : null;
};

function withWrongAmounts({ status, body }: Answer): Answer {
  if (status !== 200 || typeof body !== 'object' || body === null) return { status, body };
  const total: unknown = Object.getOwnPropertyDescriptor(body, 'totalAmount')?.value;
  if (typeof total !== 'number') return { status, body };
  return { status, body: { ...body, totalAmount: wrongAmount(total), balanceAmount: wrongAmount(total) } };
}

/** One call through the provider's gates: who, test code, repeated key, then the work, broken where a test wants it. */
async function serve(world: World, endpoint: Endpoint, request: Request, response: Response): Promise<void> {
  const traceId = newTraceId();
  const arrived = world.clock.now().toISOString();
  const callId = newId();
  const orderId = endpoint.orderId(request);
  response.set('X-TossPayments-Trace-Id', traceId);

  const record = (answer: Answer | null, note: string | null) =>
    world.store.put('calls', callId, {
      id: callId,
      at: arrived,
      method: request.method,
      path: request.originalUrl,
      orderId,
      idempotencyKey: request.get('idempotency-key') ?? null,
      request: request.method === 'POST' ? request.body : null,
      status: answer?.status ?? null,
      answer: answer?.body ?? null,
      note,
      traceId,
    });
  const tell = (answer: Answer, note: string | null) => {
    record(answer, note);
    response.status(answer.status).json(answer.body);
  };
  const hangUp = () => request.socket.destroy();

  const no = turnedAway(world, request);
  if (no) return tell(no, null);
  const scope = idempotencyScope(world, request);
  const first = scope && recall(world, scope);
  if (first) return tell(first, 'replayed');
  if (scope && world.running.has(scope)) return tell(refusal('IDEMPOTENT_REQUEST_PROCESSING'), null);

  if (scope) world.running.add(scope);
  try {
    const fault = endpoint.on && takeFault(world, endpoint.on, orderId);
    if (fault?.mode === 'delay') await pause(fault.ms);
    if (fault?.mode === 'drop-before') {
      record(null, 'dropped before the work');
      return void hangUp();
    }
    // A broken front door: nothing happened behind it, so the same key may be tried again.
    if (fault?.mode === 'status' && !fault.after) return tell(brokenAnswer(fault), 'status without the work');

    const forced = fault?.mode === 'refuse' ? (fault.code ?? endpoint.refusedWith) : null;
    const answer = world.store.batch(() => {
      const worked = endpoint.work(request, forced);
      if (scope) remember(world, scope, worked);
      record(worked, fault ? `fault: ${fault.mode}` : null);
      return worked;
    });
    if (fault?.mode === 'drop-after') return void hangUp();
    const told =
      fault?.mode === 'lie'
        ? withWrongAmounts(answer)
        : fault?.mode === 'status'
          ? brokenAnswer(fault)
          : answer;
    response.status(told.status).json(told.body);
  } finally {
    if (scope) world.running.delete(scope);
  }
}

function brokenAnswer(fault: Fault): Answer {
  const { body } = refusalByText(fault.code ?? 'FAILED_INTERNAL_SYSTEM_PROCESSING');
  return { status: fault.status, body };
}

function found(world: World, payment: ReturnType<typeof findPayment>, forced: string | null): Answer {
  if (forced) return refusalByText(forced, 404);
  return payment ? { status: 200, body: toWirePayment(payment, world) } : refusal('NOT_FOUND_PAYMENT');
}

/** The provider's API as the mall's server sees it. */
export function apiRoutes(world: World): Router {
  const router = express.Router();
  router.use(express.json({ limit: '64kb', type: () => true }));
  const orderOfKey = (request: Request) =>
    world.store.get('payments', request.params.paymentKey ?? '')?.orderId ?? null;
  const at =
    (endpoint: Endpoint) => (request: Request, response: Response, next: (error: unknown) => void) => {
      serve(world, endpoint, request, response).catch(next);
    };

  router.post(
    '/payments/confirm',
    at({
      on: 'confirm',
      orderId: (request) => textOf(request.body, 'orderId'),
      work: (request, forced) => confirmPayment(world, request.body, forced),
      refusedWith: 'REJECT_CARD_PAYMENT',
    }),
  );
  router.get(
    '/payments/orders/:orderId',
    at({
      on: 'read',
      orderId: (request) => request.params.orderId ?? null,
      work: (request, forced) => found(world, findByOrder(world, request.params.orderId ?? ''), forced),
      refusedWith: 'NOT_FOUND_PAYMENT',
    }),
  );
  router.get(
    '/payments/:paymentKey',
    at({
      on: 'read',
      orderId: orderOfKey,
      work: (request, forced) => found(world, findPayment(world, request.params.paymentKey ?? ''), forced),
      refusedWith: 'NOT_FOUND_PAYMENT',
    }),
  );
  router.post(
    '/payments/:paymentKey/cancel',
    at({
      on: 'cancel',
      orderId: orderOfKey,
      work: (request, forced) => cancelPayment(world, request.params.paymentKey ?? '', request.body, forced),
      refusedWith: 'REFUND_REJECTED',
    }),
  );
  router.get(
    '/transactions',
    at({
      on: 'transactions',
      orderId: () => null,
      work: (request, forced) => (forced ? refusalByText(forced) : listTransactions(world, request.query)),
      refusedWith: 'FORBIDDEN_CONSECUTIVE_REQUEST',
    }),
  );
  router.post(
    '/cash-receipts',
    at({
      on: 'receipt',
      orderId: (request) => textOf(request.body, 'orderId'),
      work: (request, forced) => issueReceipt(world, request.body, forced),
      refusedWith: 'INVALID_CASH_RECEIPT_INFO',
    }),
  );
  router.get(
    '/cash-receipts',
    at({
      on: null,
      orderId: () => null,
      work: (request) => listReceipts(world, request.query),
      refusedWith: 'INVALID_DATE',
    }),
  );
  router.post(
    '/cash-receipts/:receiptKey/cancel',
    at({
      on: 'receipt',
      orderId: (request) => world.store.get('receipts', request.params.receiptKey ?? '')?.orderId ?? null,
      work: (request, forced) => cancelReceipt(world, request.params.receiptKey ?? '', request.body, forced),
      refusedWith: 'INVALID_CASH_RECEIPT_INFO',
    }),
  );
  router.use((_request, response) => {
    const { status, body } = refusal('NOT_FOUND');
    response.set('X-TossPayments-Trace-Id', newTraceId()).status(status).json(body);
  });
  router.use((error: unknown, request: Request, response: Response, _next: (error: unknown) => void) => {
    const malformed = error instanceof SyntaxError;
    if (!malformed)
      console.error(JSON.stringify({ msg: 'sandbox failed', path: request.path, error: String(error) }));
    const { status, body } = refusal(malformed ? 'INVALID_REQUEST' : 'FAILED_INTERNAL_SYSTEM_PROCESSING');
    response.set('X-TossPayments-Trace-Id', newTraceId()).status(status).json(body);
  });
  return router;
}
