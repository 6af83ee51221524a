import { z } from 'zod';

const flag = z.stringbool({ truthy: ['1', 'true', 'yes'], falsy: ['0', 'false', 'no', ''] });
const secret = z.string().min(32, '32자 이상이어야 합니다');

const Environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(20),
    SESSION_SECRET: secret,
    /** Seals phones and addresses; made from SESSION_SECRET when unset (demo). */
    PERSONAL_DATA_KEY: secret.optional(),
    APP_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    DATA_DIR: z.string().default('.data'),
    TRUST_PROXY: flag.default(false),
    WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    TOSS_CLIENT_KEY: z.string().regex(/^(test|live)_ck_/, 'test_ck_ 또는 live_ck_로 시작해야 합니다'),
    TOSS_SECRET_KEY: z.string().regex(/^(test|live)_sk_/, 'test_sk_ 또는 live_sk_로 시작해야 합니다'),
    TOSS_API_URL: z.url().default('https://api.tosspayments.com'),
    /** Unset in production: the provider's own script must come from its own host. */
    TOSS_SCRIPT_URL: z.url().optional(),
    /** 현금영수증 for the wallet's charged money, too. */
    WALLET_CASH_RECEIPTS: flag.default(true),
    TOSS_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(60_000),
    /** Texts are answered by Meilisearch; without it by PostgreSQL. */
    MEILISEARCH_HOST: z.url({ protocol: /^https?$/ }).optional(),
    MEILISEARCH_API_KEY: z.string().min(1).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default('온통대전몰 <no-reply@example.invalid>'),
    KAKAO_CLIENT_ID: z.string().min(1).optional(),
    KAKAO_CLIENT_SECRET: z.string().min(1).optional(),
    NAVER_CLIENT_ID: z.string().min(1).optional(),
    NAVER_CLIENT_SECRET: z.string().min(1).optional(),
    /** Demo accounts on the sign-in page, the mailbox page, the stand-in for person verification. */
    MALL_DEMO: flag.default(false),
    MALL_TEST_CONTROLS: z.string().min(8).optional(),
    /** Cheap password hashing for tests only. */
    MALL_FAST_HASH: flag.default(false),
    RATE_LIMITS: flag.default(true),
  })
  .superRefine((env, check) => {
    const live = [env.TOSS_CLIENT_KEY, env.TOSS_SECRET_KEY].some((key) => key.startsWith('live_'));
    const refuse = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message });
    if (env.TOSS_CLIENT_KEY.slice(0, 4) !== env.TOSS_SECRET_KEY.slice(0, 4))
      refuse('TOSS_SECRET_KEY', '클라이언트 키와 같은 환경(test 또는 live)의 키여야 합니다');
    if (!live) return;
    if (env.MALL_TEST_CONTROLS) refuse('MALL_TEST_CONTROLS', 'live_ 키와 함께 켤 수 없습니다');
    if (env.MALL_DEMO) refuse('MALL_DEMO', 'live_ 키와 함께 켤 수 없습니다');
    if (env.MALL_FAST_HASH) refuse('MALL_FAST_HASH', 'live_ 키와 함께 켤 수 없습니다');
    if (env.TOSS_SCRIPT_URL) refuse('TOSS_SCRIPT_URL', 'live_ 키와 함께 바꿀 수 없습니다');
    if (!env.PERSONAL_DATA_KEY) refuse('PERSONAL_DATA_KEY', 'live_ 키를 쓰면 따로 정해야 합니다');
    if (!env.APP_ORIGIN?.startsWith('https://'))
      refuse('APP_ORIGIN', 'live_ 키를 쓰면 https 주소를 정해야 합니다');
  });

export type Env = z.infer<typeof Environment>;

/** Reads the configuration once; a wrong value stops the start with one clear sentence per value. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`환경 변수 설정이 올바르지 않습니다.\n${sentences.join('\n')}`);
}

let current: Env | undefined;
export function env(): Env {
  current ??= readEnv();
  return current;
}
