import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Request } from '@playwright/test';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * Opens a page of the built site for the first time.
 *
 * @param answer a text that is waited for
 * @returns bytes of scripts, compressed with brotli: what was asked for before the answer was on
 *   screen, and `all` that is loaded until the page is idle, if that is waited for
 */
export async function firstLoad(
  browser: Browser,
  address: string,
  answer: RegExp,
): Promise<{ readonly first: number; all(): Promise<number>; close(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 760, height: 900 },
    // It fetches all of the site, behind what is on screen.
    serviceWorkers: 'block',
  });
  const requests: Request[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('.js')) requests.push(request);
  });
  const page = await context.newPage();
  await page.addInitScript(noteAnswer, answer.source);
  await page.goto(address);
  const noted = await page.waitForFunction(() => document.documentElement.dataset.answeredAt);
  const answeredAt = Number(await noted.jsonValue());
  // Before there is a response, a request does not know when it was made.
  const made = [...requests];
  await Promise.all(made.map((request) => request.response()));
  return {
    first: compressed(made.filter((request) => request.timing().startTime < answeredAt)),
    async all() {
      await page.waitForLoadState('networkidle');
      return compressed(requests);
    },
    close: () => context.close(),
  };
}

/** In the page: notes when the answer came, by the clock of the requests. */
function noteAnswer(answer: string): void {
  const observer = new MutationObserver(() => {
    if (!new RegExp(answer).test(document.body?.textContent ?? '')) return;
    document.documentElement.dataset.answeredAt = String(Date.now());
    observer.disconnect();
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
}

function compressed(requests: readonly Request[]): number {
  const names = new Set(requests.map((request) => new URL(request.url()).pathname));
  return [...names]
    .map((name) => brotliCompressSync(readFileSync(dist + name)).length)
    .reduce((sum, size) => sum + size, 0);
}
