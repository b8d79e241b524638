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

/** Journeys in a real browser against the built portal and the simulated tenant (`e2e/fixtures.ts` starts both). */
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
  projects: [{ name: 'chromium' }],
});
