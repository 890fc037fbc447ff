import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

/** Another port lets two checkouts be tested side by side. */
const port = process.env.PREVIEW_PORT ?? '4173';
const address = `http://localhost:${port}/`;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    // What is about working offline allows them; others need no copy of the page.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
        launchOptions: { executablePath: findChromium(), args: chromiumArguments },
      },
    },
  ],
  webServer: {
    command: `npm run --silent preview -- --port ${port}`,
    cwd: '../..',
    url: address,
    reuseExistingServer: !process.env.CI,
  },
});
