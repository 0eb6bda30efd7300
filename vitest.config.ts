import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests run on the sources: no build is needed before `npm test`.
  resolve: { conditions: ['@anlan/source'] },
  ssr: { resolve: { conditions: ['@anlan/source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts', 'e2e/**/*.test.ts'],
    exclude: ['**/*.long.test.ts', '**/node_modules/**'],
    maxWorkers: 2,
    // Generous: a busy machine must not fail a test that asserts no time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
