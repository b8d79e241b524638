import { defineConfig, devices } from '@playwright/test';

// Chromium as root and without the internet: no sandbox, none of its background requests.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Journeys in a real browser, and the contract as a client without one meets it, against the built portal and the simulated
 * tenant (`e2e/fixtures.ts` and `e2e/contract/world.ts` start both).
 */
export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      args,
      ...(process.env.RECONNECT_BROWSER ? { executablePath: process.env.RECONNECT_BROWSER } : {}),
    },
  },
  projects: [
    { name: 'chromium', testIgnore: 'contract/**' },
    // No browser: the API and the program alone, so there is nothing to trace or to draw.
    { name: 'contract', testMatch: 'contract/**/*.spec.ts', use: { trace: 'off', screenshot: 'off' } },
  ],
});
