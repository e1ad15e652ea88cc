import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Ends what hangs; a busy machine takes its time for what runs.
    testTimeout: 20_000,
    expect: { poll: { timeout: 15_000 } },
    // All cores: by itself it leaves one out, which of two is half.
    maxWorkers: '100%',
    // To load everything anew for each file takes twice as long as the tests.
    isolate: false,
    unstubEnvs: true,
    setupFiles: 'src/shared/testing/leave-no-trace.ts',
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
  },
});
