import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  // Each journey starts a whole app, and the machines that run this have two cores.
  workers: 1,
  // On a machine that others share, one of hundreds of starts may take too long. What needed its second try is told by name.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reportSlowTests: null,
  use: { actionTimeout: 15_000 },
});
