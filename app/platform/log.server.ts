import pino from 'pino';
import { env } from './env.server.ts';
import { maskText } from './mask.ts';

/** Fields that may carry a secret or a person, wherever they stand. */
const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'token',
  'secret',
  'authorization',
  'cookie',
  'phone',
  'email',
  'address',
  'recipient',
  'cardNumber',
  'accountNumber',
  'paymentKey',
];

export function createLog(destination?: pino.DestinationStream) {
  return pino(
    {
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[가림]',
      },
      serializers: { err: (error: unknown) => maskError(error) },
      hooks: {
        logMethod(args, method) {
          const masked = args.map((arg) => (typeof arg === 'string' ? maskText(arg) : arg));
          return method.apply(this, masked as Parameters<typeof method>);
        },
      },
    },
    destination ?? pino.destination(1),
  );
}

/** A failed query repeats its parameters in its message, so messages are masked too. */
function maskError(error: unknown) {
  if (!(error instanceof Error)) return { message: maskText(String(error)) };
  const cause: unknown = error.cause;
  return {
    type: error.name,
    message: maskText(error.message.split('\nparams:')[0] ?? ''),
    stack: maskText((error.stack ?? '').replace(/\nparams:[^\n]*/g, '')),
    ...(cause instanceof Error ? { cause: maskText(cause.message) } : {}),
  };
}

let shared: pino.Logger | undefined;
/** The process's structured log. */
export function log(): pino.Logger {
  shared ??= createLog();
  return shared;
}
