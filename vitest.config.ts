import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,cases,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
