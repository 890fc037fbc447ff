import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import type { InvocationOutcome } from '../../src/core/model/invocation.ts';
import { anInvocation, aPythonInvocation } from '../support/invocations.ts';
import type { Attack } from './attack.ts';
import { attacksInJavaScript } from './hostile-javascript.ts';
import { attacksInPython } from './hostile-python.ts';
import { attemptsToGetOut } from './native-attempts.ts';
import { serveSandboxPage } from './sandbox-page/serve.ts';

/**
 * Handlers that try every way out that we know, in a real browser. After each of them the page is
 * whole, a handler that means well works, and nobody outside has heard of it.
 */

let site: Awaited<ReturnType<typeof serveSandboxPage>>;
let outside: Server;
let outsideUrl: string;
const arrivals: string[] = [];

test.beforeAll(async () => {
  site = await serveSandboxPage();
  outside = createServer((request, response) => {
    arrivals.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('');
  });
  outside.on('connection', () => arrivals.push('a connection'));
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  outside.close();
  await site.close();
});

function requestFor({ language, code }: Pick<Attack, 'language' | 'code'>) {
  return language === 'python' ? aPythonInvocation(code) : anInvocation(code);
}

async function invoke(page: Page, attack: Pick<Attack, 'language' | 'code'>) {
  const outcome = await page.evaluate((r) => window.sandboxPage.invoke(r), requestFor(attack));
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

/** In one word. */
function endOf({ result }: InvocationOutcome): string {
  if (result.ok) return result.payload.includes('OPEN') ? 'open' : 'closed';
  const { errorType } = result.error;
  if (errorType === 'Sandbox.Timedout') return 'timed-out';
  return errorType === 'Runtime.OutOfMemory' ? 'out-of-memory' : 'closed';
}

const WELL_MEANT = {
  javascript: `export const handler = async () => {
    console.log('fine');
    const clean = Object.keys(Object.prototype).length === 0 && ({}).polluted === undefined;
    return JSON.parse(JSON.stringify([clean, [1].map((n) => n + 1)[0], Date.now() > 1e12]));
  };`,
  python: `import json, time
def lambda_handler(event, context):
    print('fine')
    return json.loads(json.dumps([len('x') == 1, 2, time.time() > 1e9]))
`,
} as const;

async function expectAllWell(page: Page, language: Attack['language'], after: string) {
  const outcome = await invoke(page, { language, code: WELL_MEANT[language] });
  const { result } = outcome;
  const value: unknown = result.ok ? JSON.parse(result.payload) : result;
  expect(value, `a handler after ${after}`).toEqual([true, 2, true]);
  expect(outcome.logs.map(({ message }) => message)).toEqual(['fine']);
  expect(outcome.calls).toEqual([]);
}

/** What the page has, and what it has heard. */
function watch(page: Page) {
  return page.evaluate(() => {
    const heard: unknown[] = [];
    const note = ({ data }: MessageEvent) => heard.push(data);
    addEventListener('message', note);
    for (const name of ['out', 'x']) new BroadcastChannel(name).onmessage = note;
    localStorage.setItem('secret', '1');
    Object.assign(window, { heard });
  });
}

async function expectPageWhole(page: Page) {
  const found = await page.evaluate(async () => ({
    heard: (window as unknown as { heard: unknown[] }).heard,
    polluted: Object.keys(Object.prototype).length + Object.keys(Array.prototype).length,
    storage: { ...localStorage },
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    title: document.title,
    elements: [...document.body.children].map(({ localName }) => localName),
  }));
  expect(found).toEqual({
    heard: [],
    polluted: 0,
    storage: { secret: '1' },
    databases: 0,
    workers: 0,
    title: 'The sandbox alone',
    elements: expect.not.arrayContaining(['img', 'embed', 'object', 'link']),
  });
}

async function run(page: Page, attacks: readonly Attack[]) {
  test.setTimeout(240_000);
  arrivals.length = 0;
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(site.url);
  await page.waitForFunction(() => 'sandboxPage' in window);
  await watch(page);
  for (const attack of attacks) {
    await test.step(attack.name, async () => {
      const outcome = await invoke(page, attack);
      const end = endOf(outcome);
      expect.soft(end, attack.name).not.toBe('open');
      if (attack.ends !== 'any')
        expect.soft(end, `${attack.name}: ${JSON.stringify(outcome.result)}`).toBe(attack.ends);
      expect(outcome.logs.length).toBeLessThanOrEqual(2_001);
      expect(outcome.calls.length).toBeLessThanOrEqual(1_000);
      await expectAllWell(page, attack.language, attack.name);
    });
    expect.soft(arrivals, attack.name).toEqual([]);
  }
  await expectPageWhole(page);
  expect(problems).toEqual([]);
}

test('handlers in JavaScript that try to get out find everything closed', async ({ page }) => {
  await run(page, attacksInJavaScript(outsideUrl));
});

test('handlers in Python that try to get out find everything closed', async ({ page }) => {
  await run(page, attacksInPython(outsideUrl));
});

/** What native code in the place of the engine finds open when a layer has been taken away. */
async function openWithout(
  page: Page,
  url: string,
  layer: Parameters<Window['sandboxPage']['remove']>[0] | null,
): Promise<{ readonly open: readonly string[] }> {
  await page.goto(url);
  await page.waitForFunction(() => 'sandboxPage' in window);
  if (layer) await page.evaluate((name) => window.sandboxPage.remove(name), layer);
  const found = await page.evaluate(
    (text) => window.sandboxPage.runNative(text),
    attemptsToGetOut(outsideUrl, url),
  );
  return found as { readonly open: readonly string[] };
}

test('the policy of the frame alone closes the network, which would be open without it', async ({
  page,
}) => {
  const bare = await serveSandboxPage({ hasPolicy: false });
  arrivals.length = 0;
  expect((await openWithout(page, bare.url, null)).open).toEqual([]);
  expect(arrivals).toEqual([]);
  const { open } = await openWithout(page, bare.url, 'policy of the frame');
  await bare.close();
  expect(open).toEqual(expect.arrayContaining(['fetch', 'xhr', 'eval']));
  expect(arrivals).toEqual(expect.arrayContaining(['/fetch', '/xhr']));
});

test('without the policy of the frame alone, that of the page still closes the network', async ({
  page,
}) => {
  arrivals.length = 0;
  const { open } = await openWithout(page, site.url, 'policy of the frame');
  expect(open).not.toContain('fetch');
  expect(arrivals).toEqual([]);
});

test('without the sandbox attribute, storage would be open', async ({ page }) => {
  const { open } = await openWithout(page, site.url, 'sandbox attribute');
  expect(open).toEqual(expect.arrayContaining(['indexedDB', 'caches', 'storage', 'locks']));
});
