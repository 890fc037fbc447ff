import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built page in real Chromium, before it has been opened. */
export async function openBuiltSite(): Promise<{
  page: Page;
  address: string;
  close(): Promise<void>;
}> {
  // A process of its own, so that serving and measuring do not disturb each other.
  const vite = 'node_modules/vite/bin/vite.js';
  const site = spawn(process.execPath, [vite, 'preview', '--port', '4174'], { cwd: root });
  await new Promise((resolve) => site.stdout.once('data', resolve));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  return {
    page,
    address: 'http://localhost:4174/',
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => site.once('exit', resolve));
      site.kill();
      await ended;
    },
  };
}
