import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { openBuiltSite, root } from './built-site.ts';

const EDITS = 40;

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/** The built page in real Chromium: what a first visit loads, and how soon an edit has its verdict. */
export async function measure(): Promise<readonly Figure[]> {
  const { page, address, close } = await openBuiltSite();
  const loaded = new Set<string>();
  page.context().on('requestfinished', (request) => {
    const name = new URL(request.url()).pathname.split('/').pop() ?? '';
    // The copy for working offline is made afterwards.
    if (request.serviceWorker() || name === 'sw.js') return;
    if (/\.(js|css|wasm)$/.test(name)) loaded.add(name);
  });
  const started = performance.now();
  await page.goto(address);
  await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
  const firstVerdicts = performance.now() - started;
  await page.getByRole('tab', { name: 'Delivered 4' }).waitFor();
  await page.waitForLoadState('networkidle');
  const kilobytes = (ending: string) => {
    const bytes = [...loaded]
      .filter((name) => name.endsWith(ending))
      .map((name) => brotliCompressSync(readFileSync(`${root}/dist/assets/${name}`)).length);
    return `${(bytes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
  };
  const [scripts, styles, engines] = [kilobytes('.js'), kilobytes('.css'), kilobytes('.wasm')];
  const latencies: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const latency = await editAndWait(page, edit);
    // Now and then the browser types without saying when.
    if (Number.isFinite(latency)) latencies.push(latency);
  }
  latencies.sort((a, b) => a - b);
  await close();
  const [middle = Number.NaN] = latencies.slice(Math.floor(latencies.length / 2));
  return [
    {
      name: 'first visit until the first verdicts are on screen',
      figure: `${firstVerdicts.toFixed(0)} ms`,
    },
    { name: 'first visit, JavaScript, brotli', figure: scripts },
    { name: 'first visit, style, brotli', figure: styles },
    { name: 'first visit, WebAssembly, brotli', figure: engines },
    { name: 'edit to the new verdict on screen, median', figure: `${middle.toFixed(1)} ms` },
    {
      name: `the same, slowest of ${latencies.length}`,
      figure: `${(latencies.at(-1) ?? Number.NaN).toFixed(1)} ms`,
    },
  ];
}

/** From the key stroke to the first frame with the new verdict, in milliseconds. */
async function editAndWait(page: Page, edit: number): Promise<number> {
  const event = page.getByRole('textbox', { name: 'Event', exact: true });
  await event.getByText(/^\d+$/).last().dblclick();
  const isLarge = edit % 2 === 0;
  const latency = page.evaluate(
    (expected) => {
      let from = Number.NaN;
      addEventListener('beforeinput', () => (from = performance.now()), {
        capture: true,
        once: true,
      });
      return new Promise<number>((resolve) => {
        const look = () => {
          const words = document.querySelector('#rule-panel [aria-live]')?.textContent ?? '';
          if (words.includes(expected)) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    isLarge ? 'All 3 fields' : `detail.total is ${10 + edit}`,
  );
  await page.keyboard.insertText(isLarge ? '2000' : String(10 + edit));
  return latency;
}
