import { defineConfig } from 'vitest/config';

/** Its own file: vite.config.ts carries the Remix plugin, which has no place in tests. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.{ts,tsx}'],
    env: { TZ: process.env.TZ ?? 'UTC' },
  },
});
