import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EDITS = 40;

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/** The built page in real Chromium: what a first visit loads, and how soon an edit has its verdict. */
export async function measure(): Promise<readonly Figure[]> {
  const site = await preview({
    root,
    logLevel: 'error',
    preview: { port: 4174, strictPort: true },
  });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const loaded = new Map<string, number>();
  page.context().on('requestfinished', (request) => {
    const name = new URL(request.url()).pathname.split('/').pop() ?? '';
    if (!/\.(js|css|wasm)$/.test(name)) return;
    loaded.set(name, brotliCompressSync(readFileSync(`${root}/dist/assets/${name}`)).length);
  });
  const started = performance.now();
  await page.goto('http://localhost:4174/');
  await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
  const firstVerdicts = performance.now() - started;
  await page.getByRole('tab', { name: 'Delivered 4' }).waitFor();
  await page.waitForLoadState('networkidle');
  const kilobytes = (ending: string) => {
    const files = [...loaded].filter(([name]) => name.endsWith(ending));
    return `${(files.reduce((sum, [, size]) => sum + size, 0) / 1024).toFixed(1)} KB`;
  };
  const latencies: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) latencies.push(await editAndWait(page, edit));
  latencies.sort((a, b) => a - b);
  await browser.close();
  await site.close();
  const [middle = Number.NaN] = latencies.slice(EDITS / 2);
  return [
    {
      name: 'first visit until the first verdicts are on screen',
      figure: `${firstVerdicts.toFixed(0)} ms`,
    },
    { name: 'first visit, JavaScript, brotli', figure: kilobytes('.js') },
    { name: 'first visit, style, brotli', figure: kilobytes('.css') },
    { name: 'first visit, WebAssembly, brotli', figure: kilobytes('.wasm') },
    { name: 'edit to the new verdict on screen, median', figure: `${middle.toFixed(1)} ms` },
    {
      name: 'the same, slowest of 40',
      figure: `${(latencies.at(-1) ?? Number.NaN).toFixed(1)} ms`,
    },
  ];
}

/** From the key stroke to the frame after the verdict has changed, in milliseconds. */
async function editAndWait(page: Page, edit: number): Promise<number> {
  const event = page.getByRole('textbox', { name: 'Event', exact: true });
  const total = event.getByText(/^\d+$/).last();
  await total.dblclick();
  const latency = page.evaluate(() => {
    const verdict = document.querySelector('#rule-panel [aria-live]');
    return new Promise<number>((resolve) => {
      let from = 0;
      addEventListener('beforeinput', () => (from = performance.now()), {
        capture: true,
        once: true,
      });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - from));
      });
      if (verdict)
        observer.observe(verdict, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.keyboard.insertText(edit % 2 === 0 ? '2000' : String(10 + edit));
  return latency;
}
