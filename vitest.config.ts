import { defineConfig } from 'vitest/config';

const shared = { environment: 'node', restoreMocks: true, unstubEnvs: true, unstubGlobals: true } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/console.setup.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/database.global.ts'],
          setupFiles: ['tests/support/console.setup.ts', 'tests/support/database.setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'model',
          include: ['tests/model/**/*.test.ts'],
          globalSetup: ['tests/support/database.global.ts'],
          setupFiles: ['tests/support/console.setup.ts', 'tests/support/database.setup.ts'],
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
