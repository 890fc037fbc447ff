import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const port = process.env.PREVIEW_PORT ?? '4174';

/** The built page in real Chromium, before it has been opened. */
export async function openBuiltSite(): Promise<{
  page: Page;
  address: string;
  close(): Promise<void>;
}> {
  // A process of its own, so that serving and measuring do not disturb each other.
  const vite = 'node_modules/vite/bin/vite.js';
  const preview = [vite, 'preview', '--port', port, '--strictPort'];
  const site = spawn(process.execPath, preview, { cwd: root });
  await new Promise<void>((resolve, reject) => {
    site.stdout.once('data', () => resolve());
    site.once('exit', () =>
      reject(new Error(`Port ${port} is taken; name another: PREVIEW_PORT.`)),
    );
  });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    // It fetches all of the site, behind what is on screen.
    serviceWorkers: 'block',
  });
  return {
    page,
    address: `http://localhost:${port}/`,
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => site.once('exit', resolve));
      site.kill();
      await ended;
    },
  };
}
