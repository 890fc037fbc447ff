import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EDITS = 40;

interface Figure {
  readonly name: string;
  readonly figure: string;
}

/** The built page in real Chromium: what a first visit loads, and how soon an edit has its verdict. */
export async function measure(): Promise<readonly Figure[]> {
  // A process of its own, so that serving and measuring do not disturb each other.
  const vite = 'node_modules/vite/bin/vite.js';
  const site = spawn(process.execPath, [vite, 'preview', '--port', '4174'], { cwd: root });
  await new Promise((resolve) => site.stdout.once('data', resolve));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const loaded = new Set<string>();
  page.context().on('requestfinished', (request) => {
    const name = new URL(request.url()).pathname.split('/').pop() ?? '';
    if (/\.(js|css|wasm)$/.test(name)) loaded.add(name);
  });
  const started = performance.now();
  await page.goto('http://localhost:4174/');
  await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
  const firstVerdicts = performance.now() - started;
  await page.getByRole('tab', { name: 'Delivered 4' }).waitFor();
  const kilobytes = (ending: string) => {
    const bytes = [...loaded]
      .filter((name) => name.endsWith(ending))
      .map((name) => brotliCompressSync(readFileSync(`${root}/dist/assets/${name}`)).length);
    return `${(bytes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(1)} KB`;
  };
  const [scripts, styles, engines] = [kilobytes('.js'), kilobytes('.css'), kilobytes('.wasm')];
  const latencies: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const latency = await editAndWait(page, edit);
    // Now and then the browser types without saying when.
    if (Number.isFinite(latency)) latencies.push(latency);
  }
  latencies.sort((a, b) => a - b);
  await browser.close();
  site.kill();
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
