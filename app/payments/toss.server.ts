import { decideCancel, decideConfirm, decideRead, type WireAnswer } from './answers.ts';
import type {
  CancelInput,
  CloseInput,
  ConfirmInput,
  PaymentGateway,
  ProviderTransaction,
  ReceiptCancelInput,
  ReceiptInput,
  TransactionsAnswer,
  Unknown,
} from './gateway.ts';
import { parseRefusal } from './provider-payment.ts';
import { decideClose, decideReceipt, decideTransactions } from './receipt-answers.ts';

export type TossLog = (event: string, fields: Record<string, unknown>) => void;
export type TossSettings = { apiUrl: string; secretKey: string; timeoutMs: number; log: TossLog };

type Call = {
  event: 'toss.confirm' | 'toss.read' | 'toss.cancel' | 'toss.close' | 'toss.transactions' | 'toss.receipt';
  path: string;
  subject: Record<string, string>;
  post?: { idempotencyKey: string; body: Record<string, unknown> };
};

/** Talks to Toss Payments, or to anything that speaks its wire protocol. Never throws: an outage is an unknown outcome. */
export function createTossGateway({ apiUrl, secretKey, timeoutMs, log }: TossSettings): PaymentGateway {
  const base = apiUrl.replace(/\/+$/, '');
  const authorization = `Basic ${btoa(`${secretKey}:`)}`;

  async function send({ event, path, subject, post }: Call): Promise<WireAnswer | Unknown> {
    const started = performance.now();
    try {
      const response = await fetch(`${base}${path}`, {
        method: post ? 'POST' : 'GET',
        headers: {
          authorization,
          accept: 'application/json',
          ...(post && { 'content-type': 'application/json', 'idempotency-key': post.idempotencyKey }),
        },
        ...(post && { body: JSON.stringify(post.body) }),
        // A redirect would carry the key to an address nobody configured.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = readJson(await response.text());
      log(event, {
        ...subject,
        status: response.status,
        code: response.ok ? null : (parseRefusal(body)?.code ?? null),
        traceId: response.headers.get('x-tosspayments-trace-id'),
        ms: Math.round(performance.now() - started),
      });
      return { status: response.status, body };
    } catch (error) {
      const because = nameOfFailure(error);
      log(event, { ...subject, status: null, code: because, ms: Math.round(performance.now() - started) });
      return { kind: 'unknown', because, alarm: false };
    }
  }

  async function decided<A>(call: Call, decide: (wire: WireAnswer) => A): Promise<A | Unknown> {
    const wire = await send(call);
    return 'kind' in wire ? wire : decide(wire);
  }

  const page = (from: Date, to: Date, startingAfter: string | null) =>
    decided(
      {
        event: 'toss.transactions',
        path: `/v1/transactions?${new URLSearchParams({
          startDate: seoulTime(from),
          endDate: seoulTime(to),
          limit: String(PAGE),
          ...(startingAfter && { startingAfter }),
        })}`,
        subject: {},
      },
      decideTransactions,
    );

  async function listTransactions(from: Date, to: Date): Promise<TransactionsAnswer> {
    const all: ProviderTransaction[] = [];
    for (;;) {
      const answer = await page(from, to, all.at(-1)?.transactionKey ?? null);
      if (answer.kind !== 'listed') return answer;
      all.push(...answer.transactions);
      if (answer.transactions.length < PAGE) return { kind: 'listed', transactions: all };
    }
  }

  return {
    listTransactions,

    confirm: (input: ConfirmInput) =>
      decided(
        {
          event: 'toss.confirm',
          path: '/v1/payments/confirm',
          subject: { orderId: input.orderId, paymentKey: input.paymentKey },
          post: {
            idempotencyKey: input.idempotencyKey,
            body: { paymentKey: input.paymentKey, orderId: input.orderId, amount: input.amount },
          },
        },
        (wire) => decideConfirm(input, wire),
      ),

    readByOrderId: (orderId: string) =>
      decided(
        {
          event: 'toss.read',
          path: `/v1/payments/orders/${encodeURIComponent(orderId)}`,
          subject: { orderId },
        },
        (wire) => decideRead(orderId, wire),
      ),

    cancel: (input: CancelInput) =>
      decided(
        {
          event: 'toss.cancel',
          path: `/v1/payments/${encodeURIComponent(input.paymentKey)}/cancel`,
          subject: { paymentKey: input.paymentKey },
          post: {
            idempotencyKey: input.idempotencyKey,
            body: {
              cancelReason: input.reason.slice(0, 200),
              cancelAmount: input.amount,
              refundableAmount: input.refundable,
              taxFreeAmount: input.taxFree,
              ...(input.account && { refundReceiveAccount: input.account }),
            },
          },
        },
        (wire) => decideCancel(input, wire),
      ),

    closeAccount: (input: CloseInput) =>
      decided(
        {
          event: 'toss.close',
          path: `/v1/payments/${encodeURIComponent(input.paymentKey)}/cancel`,
          subject: { paymentKey: input.paymentKey },
          post: {
            idempotencyKey: input.idempotencyKey,
            body: { cancelReason: input.reason.slice(0, 200) },
          },
        },
        (wire) => decideClose(input.paymentKey, wire),
      ),

    issueReceipt: (input: ReceiptInput) =>
      decided(
        {
          event: 'toss.receipt',
          path: '/v1/cash-receipts',
          subject: { orderId: input.orderId },
          post: {
            idempotencyKey: input.idempotencyKey,
            body: {
              amount: input.amount,
              taxFreeAmount: input.taxFree,
              orderId: input.orderId,
              orderName: input.orderName,
              type: input.type,
              customerIdentityNumber: input.identityNumber,
            },
          },
        },
        decideReceipt,
      ),

    cancelReceipt: (input: ReceiptCancelInput) =>
      decided(
        {
          event: 'toss.receipt',
          path: `/v1/cash-receipts/${encodeURIComponent(input.receiptKey)}/cancel`,
          subject: { receiptKey: input.receiptKey },
          post: { idempotencyKey: input.idempotencyKey, body: { amount: input.amount } },
        },
        decideReceipt,
      ),
  };
}

const PAGE = 100;
/** The provider's query times are Seoul's, without saying so. */
const seoulTime = (at: Date): string => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'network';
  if (error.name === 'TimeoutError') return 'timeout';
  const cause = error.cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? `network-${code}` : 'network';
}
