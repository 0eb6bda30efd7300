import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Faults, fuzz and soak: minutes, not seconds. A short form of each stands in the normal suite. */
export default mergeConfig(
  defineConfig({ ...base, test: {} }),
  defineConfig({
    test: {
      include: ['packages/*/test/**/*.long.test.ts', 'e2e/**/*.long.test.ts'],
      maxWorkers: 2,
      testTimeout: 1_200_000,
      hookTimeout: 120_000,
    },
  }),
);
