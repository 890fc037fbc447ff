import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vite.config.ts';

export default mergeConfig(
  base,
  defineConfig({
    root: new URL('..', import.meta.url).pathname,
    test: {
      environment: 'node',
      include: ['test/**/*.test.ts'],
      exclude: ['test/e2e/**'],
      testTimeout: 20_000,
    },
  }),
);
