import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import type { InvocationRequest } from '../../src/core/model/invocation.ts';
import type { SandboxPage } from '../e2e/sandbox-page/page.ts';
import { serveSandboxPage } from '../e2e/sandbox-page/serve.ts';
import { chromiumArguments, findChromium } from '../support/browser.mjs';
import { anInvocation, aPythonInvocation } from '../support/invocations.ts';

declare global {
  interface Window {
    readonly sandboxPage: SandboxPage;
  }
}

interface Language {
  readonly name: string;
  readonly invocation: typeof anInvocation;
  readonly handler: string;
  readonly loop: string;
  /** One call each that the engine does not come back from. */
  readonly stuck: Readonly<Record<string, string>>;
  /** Invocations of a warm function that are timed. */
  readonly warm: number;
}

const LANGUAGES: readonly Language[] = [
  {
    name: 'JavaScript',
    invocation: anInvocation,
    handler: 'export const handler = async (event) => ({ id: event.id, ok: true });',
    loop: 'export const handler = async () => { for (;;); };',
    stuck: {
      'a sort of holes': 'export const handler = async () => { new Array(2 ** 32 - 1).sort(); };',
      'a regular expression':
        "export const handler = async () => /^(a+)+$/.test('a'.repeat(60) + 'b');",
    },
    warm: 5_000,
  },
  {
    name: 'Python',
    invocation: aPythonInvocation,
    handler: "def lambda_handler(event, context):\n    return {'id': event['id'], 'ok': True}\n",
    loop: 'def lambda_handler(event, context):\n    while True: pass\n',
    stuck: {
      'a regular expression':
        "import re\ndef lambda_handler(event, context):\n    re.match('^(a+)+$', 'a' * 60 + 'b')\n",
      'a large power': 'def lambda_handler(event, context):\n    return 10 ** 10 ** 8 % 7\n',
      'a large sum': 'def lambda_handler(event, context):\n    return sum(range(10 ** 12))\n',
    },
    warm: 2_000,
  },
];
const COLD_STARTS = 20;

/**
 * The sandboxes in real Chromium, built as for the site and with all their layers: a worker, a message
 * port into a frame without an origin, and the engine in a worker of that frame.
 */
export async function measure() {
  const site = await serveSandboxPage();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  try {
    const figures: { name: string; figure: string }[] = [];
    for (const language of LANGUAGES) {
      const page = await browser.newPage();
      figures.push(...(await measureLanguage(page, site.url, language)));
      await page.close();
    }
    return figures;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function measureLanguage(page: Page, url: string, language: Language) {
  const { name, invocation, handler, loop, warm } = language;
  await page.goto(url);
  await page.waitForFunction(() => 'sandboxPage' in window);
  const time = (request: InvocationRequest, times = 1) =>
    page.evaluate(([r, n]) => window.sandboxPage.time(r, n), [request, times] as const);
  const call = (environment: string) => invocation(handler, { environment, event: { id: 1 } });

  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => bodies.push(response.body()));
  const before = await residentMegabytes(page);
  const first = await time(call('bench/first'));
  const sizes = (await Promise.all(bodies)).map(brotli);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const cold: number[] = [];
  for (let index = 0; index < COLD_STARTS; index++) cold.push(await time(call(`bench/${index}`)));
  const [median = Number.NaN] = cold.sort((a, b) => a - b).slice(COLD_STARTS / 2);
  // What the engine compiles when it runs often is compiled.
  await time(call('bench/warm'), warm / 10);
  const milliseconds = await time(call('bench/warm'), warm);
  const after = await residentMegabytes(page);
  const killed = await time(invocation(loop, { environment: 'bench/loop' }));
  const again = await time(call('bench/again'));
  const stuck: { name: string; figure: string }[] = [];
  for (const [what, code] of Object.entries(language.stuck)) {
    const milliseconds = await time(invocation(code, { environment: 'bench/stuck' }));
    stuck.push({
      name: `${name} in Chromium, ${what} until its end`,
      figure: `${milliseconds.toFixed(0)} ms`,
    });
    await time(call('bench/again'));
  }
  return [
    { name: `${name} in Chromium, download, brotli`, figure: `${megabytes.toFixed(2)} MB` },
    { name: `${name} in Chromium, engine and first handler`, figure: `${first.toFixed(0)} ms` },
    { name: `${name} in Chromium, cold start, median`, figure: `${median.toFixed(1)} ms` },
    {
      name: `${name} in Chromium, warm`,
      figure: `${Math.round(warm / (milliseconds / 1_000))} invocations/s`,
    },
    {
      name: `${name} in Chromium, an endless loop until its end`,
      figure: `${killed.toFixed(0)} ms`,
    },
    { name: `${name} in Chromium, the next cold start`, figure: `${again.toFixed(0)} ms` },
    ...stuck,
    { name: `${name} in Chromium, memory of its processes`, figure: `${after - before} MB` },
  ];
}

function brotli(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

/** Of all processes that draw pages and run their code. Linux alone says so; elsewhere it is not known. */
async function residentMegabytes(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const pages = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_024;
      } catch {
        return Number.NaN;
      }
    });
  return Math.round(pages.reduce((sum, size) => sum + size, 0));
}
