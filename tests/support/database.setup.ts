import { testDatabaseUrl } from './database.ts';

// Before any module under test reads its configuration.
process.env.DATABASE_URL = await testDatabaseUrl();
process.env.SESSION_SECRET ??= 'integration-tests-only-'.padEnd(48, 'x');
