import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabaseUrl } from './database.ts';

// Before any module under test reads its configuration.
process.env.DATABASE_URL = await testDatabaseUrl();
process.env.DATA_DIR ??= join(tmpdir(), 'ontong-test-files');
process.env.DATABASE_POOL = '10';
process.env.SESSION_SECRET ??= 'integration-tests-only-'.padEnd(48, 'x');
process.env.TOSS_CLIENT_KEY ??= 'test_ck_integration000000000000';
process.env.TOSS_SECRET_KEY ??= 'test_sk_integration000000000000';
process.env.MALL_FAST_HASH ??= '1';
process.env.LOG_LEVEL ??= 'silent';
