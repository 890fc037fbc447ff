// `npm run picture`: takes the README's picture from the built page, while an event is on its way.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, findChromium } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = await preview({ root, logLevel: 'error', preview: { port: 4175, strictPort: true } });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
});
await page.goto('http://localhost:4175/');
await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
await page.getByRole('tab', { name: 'Delivered 4' }).waitFor();
await page.getByRole('button', { name: 'Set detail.total to 101' }).click();
await page.getByRole('tab', { name: 'Delivered 5' }).click();
await page.getByRole('button', { name: 'Send event' }).click();
// A moment in the middle: some targets have the event, others do not yet.
await page.getByRole('button', { name: 'Pause' }).waitFor();
await page.waitForFunction(() =>
  /\+1\.(59|6[0-3])/.test(document.querySelector('output')?.textContent ?? ''),
);
await page.getByRole('button', { name: 'Pause' }).click();
await page.screenshot({ path: `${root}/public/screenshot.png` });
await browser.close();
await site.close();
process.exit(0);
