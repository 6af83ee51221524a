import { z } from 'zod';

const testKey = (kind: 'ck' | 'sk') =>
  z
    .string()
    .refine((key) => !key.startsWith('live_'), {
      message: 'a live key has no place in the sandbox',
      abort: true,
    })
    .refine((key) => key.startsWith(`test_${kind}_`), `must begin with test_${kind}_`);

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);

const Environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535),
  SANDBOX_DATA_DIR: z.string().min(1),
  SANDBOX_WEBHOOK_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  SANDBOX_CONTROL_TOKEN: z.preprocess(blankIsAbsent, z.string().min(1).optional()),
  TOSS_CLIENT_KEY: testKey('ck'),
  TOSS_SECRET_KEY: testKey('sk'),
});

export type Settings = {
  port: number;
  dataDir: string;
  webhookUrl: string | null;
  controlToken: string | null;
  clientKey: string;
  secretKey: string;
};

/** Throws one clear sentence per wrong value. */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const parsed = Environment.safeParse(source);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const env = parsed.data;
  return {
    port: env.SANDBOX_PORT,
    dataDir: env.SANDBOX_DATA_DIR,
    webhookUrl: env.SANDBOX_WEBHOOK_URL ?? null,
    controlToken: env.SANDBOX_CONTROL_TOKEN ?? null,
    clientKey: env.TOSS_CLIENT_KEY,
    secretKey: env.TOSS_SECRET_KEY,
  };
}

export const environment = (): Settings => readSettings(process.env);
