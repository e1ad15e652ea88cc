import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Ends what hangs; a busy machine takes its time for what runs.
    testTimeout: 20_000,
    expect: { poll: { timeout: 15_000 } },
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
  },
});
