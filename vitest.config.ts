import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,cases,scripts}/**/*.test.ts'],
    // Script tests start real shells; on a busy machine one of them takes its time.
    testTimeout: 120_000,
    // They wait for their shells most of the time: one worker less than there are cores would halve the speed of two.
    maxWorkers: '100%',
  },
});
