import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import type { InvocationOutcome } from '../../src/core/model/invocation.ts';
import { anInvocation, aPythonInvocation } from '../support/invocations.ts';
import { attemptsToGetOut } from './native-attempts.ts';
import type { SandboxPage } from './sandbox-page/page.ts';
import { serveSandboxPage, startRuntimeInNode } from './sandbox-page/serve.ts';

declare global {
  interface Window {
    readonly sandboxPage: SandboxPage;
  }
}

let site: Awaited<ReturnType<typeof serveSandboxPage>>;
/** Where hostile code tries to get to. */
let outside: Server;
let outsideUrl: string;
const arrivals: string[] = [];

test.beforeAll(async () => {
  site = await serveSandboxPage();
  outside = createServer((request, response) => {
    arrivals.push(request.url ?? '');
    const type = request.url === '/' ? 'text/html' : 'text/javascript';
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', type).end('');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  outside.close();
  await site.close();
});
test.beforeEach(async ({ page }) => {
  arrivals.length = 0;
  await page.goto(site.url);
  await page.waitForFunction(() => 'sandboxPage' in window);
});

async function invoke(page: Page, code: string): Promise<InvocationOutcome> {
  const outcome = await page.evaluate((r) => window.sandboxPage.invoke(r), anInvocation(code));
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

async function expectToWork(page: Page) {
  const { result } = await invoke(page, 'export const handler = async () => 6 * 7;');
  expect(result).toEqual({ ok: true, payload: '42' });
}

function errorTypeOf(outcome: InvocationOutcome | string): string {
  if (typeof outcome === 'string' || outcome.result.ok) return JSON.stringify(outcome);
  return outcome.result.error.errorType;
}

test('a handler runs in the frame, and what it publishes comes back', async ({ page }) => {
  const outcome = await invoke(
    page,
    `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
     export const handler = async () => {
       console.log('publishing');
       const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
       return (await new EventBridgeClient().send(new PutEventsCommand({ Entries }))).FailedEntryCount;
     };`,
  );
  expect(outcome.result).toEqual({ ok: true, payload: '0' });
  expect(outcome.logs.map(({ message }) => message)).toEqual(['publishing']);
  expect(outcome.calls.map(({ operation }) => operation)).toEqual(['PutEvents']);
});

test('an outcome is the same in the browser as in Node.js, byte for byte', async ({ page }) => {
  const request = anInvocation(
    `import { EventBridge } from '@aws-sdk/client-eventbridge';
     export const handler = async (event) => {
       console.log(Math.random(), crypto.randomUUID(), new Date());
       for (let i = 0; i < 200_000; i++);
       await new Promise((resolve) => setTimeout(resolve, 250));
       const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
       return [await new EventBridge().putEvents({ Entries }), Date.now()];
     };`,
  );
  const here = await startRuntimeInNode();
  const expected = await here.runtime.invoke(request);
  await here.close();
  expect(await page.evaluate((r) => window.sandboxPage.invoke(r), request)).toEqual(expected);
});

test('an endless loop ends, and the page stays responsive', async ({ page }) => {
  await expectToWork(page);
  const request = anInvocation('export const handler = () => { for (;;); };');
  const run = await page.evaluate((r) => window.sandboxPage.invokeAndWatch(r), request);
  expect(errorTypeOf(run.outcome)).toBe('Sandbox.Timedout');
  expect(run.turns).toBeGreaterThan(4);
  await expectToWork(page);
});

test('code that the engine cannot interrupt is ended from outside, and the page stays responsive', async ({
  page,
}) => {
  await expectToWork(page);
  const request = anInvocation('export const handler = () => new Array(1e9).sort();');
  const run = await page.evaluate((r) => window.sandboxPage.invokeAndWatch(r), request);
  expect(errorTypeOf(run.outcome)).toBe('Sandbox.Timedout');
  expect(run.turns).toBeGreaterThan(50);
  await expectToWork(page);
  await expect(page.locator('iframe')).toHaveCount(1);
});

for (const [name, code] of [
  ['arrays', 'const a = []; for (;;) a.push(new Array(1e4).fill(1));'],
  ['bytes', 'const a = []; for (;;) a.push(new Uint8Array(1 << 20));'],
  ['texts', 'const a = []; for (let i = 0; ; i++) a.push(String(i).repeat(1e5));'],
] as const) {
  test(`a bomb of ${name} ends like a killed process`, async ({ page }) => {
    const outcome = await invoke(page, `export const handler = async () => { ${code} };`);
    expect(errorTypeOf(outcome)).toBe('Runtime.OutOfMemory');
    await expectToWork(page);
  });
}

test('a reset of the sandbox forgets every environment', async ({ page }) => {
  const request = anInvocation('let n = 0;\nexport const handler = async () => ++n;');
  const invokeAgain = () => page.evaluate((r) => window.sandboxPage.invoke(r), request);
  await invokeAgain();
  await page.evaluate(() => window.sandboxPage.reset());
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect.poll(async () => invokeAgain()).toMatchObject({ result: { payload: '1' } });
});

test('a handler sends nothing', async ({ page }) => {
  const requests: string[] = [];
  await expectToWork(page);
  page.context().on('request', (request) => requests.push(request.url()));
  const { result } = await invoke(
    page,
    `export const handler = async () => {
       const global = Function('return this')();
       const failed = await fetch('${outsideUrl}/fetch').catch((error) => error.message);
       const names = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'postMessage',
         'indexedDB', 'caches', 'navigator', 'Worker', 'BroadcastChannel', 'WebAssembly'];
       const imported = await import('${outsideUrl}/import').catch(() => 'refused');
       return [failed, imported, names.filter((name) => name in global)];
     };`,
  );
  expect(result).toEqual({ ok: true, payload: '["fetch failed","refused",[]]' });
  expect(requests).toEqual([]);
  expect(arrivals).toEqual([]);
});

test('native code in the place of the engine reaches neither the network, nor storage, nor the page', async ({
  page,
}) => {
  await page.evaluate(() => {
    Object.assign(window, { received: [] });
    const note = ({ data }: MessageEvent) =>
      (window as unknown as { received: unknown[] }).received.push(data);
    addEventListener('message', note);
    new BroadcastChannel('out').onmessage = note;
    localStorage.setItem('secret', '1');
  });
  const found = await page.evaluate(
    (text) => window.sandboxPage.runNative(text),
    attemptsToGetOut(outsideUrl, site.url),
  );
  expect(found).toEqual({ origin: 'null', open: [] });
  expect(arrivals).toEqual([]);
  const received = await page.evaluate(
    () => (window as unknown as { received: unknown[] }).received,
  );
  expect(received).toEqual([]);
});

test('the same attempts succeed where nothing confines them', async ({ page }) => {
  await page.goto(outsideUrl);
  const found = await page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob([text])));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        worker.postMessage(null, [port2]);
      }),
    attemptsToGetOut(outsideUrl, site.url),
  );
  expect(found).toEqual({
    origin: outsideUrl,
    open: expect.arrayContaining([
      'fetch',
      'xhr',
      'importScripts',
      'dynamicImport',
      'page',
      'eval',
      'indexedDB',
      'caches',
      'storage',
      'locks',
    ]),
  });
  expect(arrivals).toEqual(expect.arrayContaining(['/fetch', '/xhr', '/importScripts']));
});

test('the page has a policy, and the frame is sandboxed', async ({ page }) => {
  await expectToWork(page);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]').first();
  const content = (await policy.getAttribute('content')) ?? '';
  expect(content).toMatch(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+';/,
  );
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  await expect(frame).toBeHidden();
});

test('a handler in Python runs in a frame of its own', async ({ page }) => {
  const request = aPythonInvocation(
    `import boto3
def lambda_handler(event, context):
    print('publishing')
    return event['id'] * 6`,
    { event: { id: 7 } },
  );
  const outcome = await page.evaluate((r) => window.sandboxPage.invoke(r), request);
  expect(outcome).toMatchObject({
    result: { ok: true, payload: '42' },
    logs: [{ message: 'publishing' }],
  });
  await expect(page.locator('iframe')).toHaveCount(1);
});
