import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,cases,scripts}/**/*.test.ts'],
    // Script tests start real shells; on a busy machine one of them takes its time.
    testTimeout: 120_000,
  },
});
