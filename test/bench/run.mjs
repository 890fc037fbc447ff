// `npm run bench`: figures of this machine, printed; nothing is asserted, since machines differ.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { createServer, preview } from 'vite';
import { chromiumArguments, findChromium } from '../support/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = await createServer({ root, logLevel: 'error', server: { middlewareMode: true } });

/** @param {string} name @param {string} figure */
function print(name, figure) {
  console.log(`${name.padEnd(58)} ${figure}`);
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Rates of whatever the files beside this one measure in Node. */
for (const file of readdirSync(new URL('.', import.meta.url)).sort()) {
  if (!file.endsWith('.bench.ts')) continue;
  const { measure } = await server.ssrLoadModule(`/test/bench/${file}`);
  for (const { name, figure } of await measure()) print(name, figure);
}
await server.close();

// What a first visit loads before anything is clicked, from the built page.
const site = await preview({ root, logLevel: 'error', preview: { port: 4174, strictPort: true } });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
/** @type {Map<string, number>} */
const loaded = new Map();
const context = page.context();
context.on('requestfinished', (request) => {
  const name = new URL(request.url()).pathname.split('/').pop() ?? '';
  if (!/\.(js|css|wasm)$/.test(name)) return;
  loaded.set(name, brotliCompressSync(readFileSync(`${root}/dist/assets/${name}`)).length);
});
const started = performance.now();
await page.goto('http://localhost:4174/');
await page.getByRole('tab', { name: 'does not match fraud-check' }).waitFor();
print(
  'first visit until the first verdicts are on screen',
  `${(performance.now() - started).toFixed(0)} ms`,
);
await page.getByRole('tab', { name: 'Delivered 4' }).waitFor();
await page.waitForLoadState('networkidle');
for (const [kind, pattern] of [
  ['JavaScript', /\.js$/],
  ['style', /\.css$/],
  ['WebAssembly', /\.wasm$/],
]) {
  const bytes = [...loaded]
    .filter(([name]) => pattern.test(name))
    .reduce((sum, [, size]) => sum + size, 0);
  print(`first visit, ${kind}, brotli`, `${(bytes / 1024).toFixed(1)} KB`);
}

// From a key stroke in the event to the new verdict on screen.
const latencies = await page.evaluate(async () => {
  const { promise, resolve } = Promise.withResolvers();
  const content = document.querySelector('[aria-label="Event"].cm-content');
  const verdict = () =>
    document.querySelector('[role=tab][aria-selected=true] .verdict + *, #rule-panel .line')
      ?.textContent;
  const measured = [];
  const total = [...content.querySelectorAll('.cm-line')].find((line) =>
    line.textContent.includes('"total"'),
  );
  const node =
    [...total.querySelectorAll('span')].find((span) => /^\d+$/.test(span.textContent)) ?? total;
  const selection = getSelection();
  const step = (left) => {
    if (left === 0) return resolve(measured);
    const line = [...content.querySelectorAll('.cm-line')].find((one) =>
      one.textContent.includes('"total"'),
    );
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text && !/^\d+$/.test(text.textContent)) text = walker.nextNode();
    content.focus();
    selection.setBaseAndExtent(text, 0, text, text.textContent.length);
    const value = left % 2 ? '2000' : String(1 + (left % 40));
    const before = verdict();
    const from = performance.now();
    const observer = new MutationObserver(() => {
      if (verdict() === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        measured.push(performance.now() - from);
        setTimeout(() => step(left - 1), 250);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    document.execCommand('insertText', false, value);
  };
  void node;
  step(40);
  return promise;
});
print(
  'edit of the event to the new verdict on screen, median',
  `${median(latencies).toFixed(1)} ms`,
);
print('the same, slowest of 40', `${Math.max(...latencies).toFixed(1)} ms`);
await browser.close();
await site.close();
process.exit(0);
