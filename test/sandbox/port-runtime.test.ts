import { afterEach, expect, test } from 'vitest';
import type { FunctionRuntime, InvocationOutcome } from '../../src/core/model/invocation.ts';
import type { StartAnswer } from '../../src/sandbox/messages.ts';
import { PortRuntime } from '../../src/sandbox/port-runtime.ts';
import { serveRuntime, tellAlive } from '../../src/sandbox/serve.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { whole } from '../support/whole-runtime.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** The page, with workers that are none: each start is answered by the next of these. */
function aPage(...starts: readonly ((port: MessagePort) => Promise<FunctionRuntime>)[]) {
  const { port1: page, port2: simulation } = new MessageChannel();
  open.push(page, simulation);
  const answer = (message: StartAnswer, transfer: MessagePort[] = []) =>
    page.postMessage(message, transfer);
  let started = 0;
  page.onmessage = async () => {
    const start = starts[Math.min(started++, starts.length - 1)];
    const { port1, port2 } = new MessageChannel();
    open.push(port1);
    try {
      const runtime = await start?.(port1);
      if (runtime) serveRuntime(port1, runtime);
      answer({ type: 'started', port: port2 }, [port2]);
    } catch (error) {
      answer({ type: 'failed', reason: String(error) });
    }
  };
  return { simulation, end: () => answer({ type: 'ended' }), started: () => started };
}

const counting = 'let n = 0;\nexport const handler = async () => ++n;';
const done: InvocationOutcome = {
  result: { ok: true, payload: '1' },
  logs: [],
  calls: [],
  durationMilliseconds: 1,
  memoryUsedBytes: 0,
};
const stuck: FunctionRuntime = { invoke: () => new Promise(() => {}) };

test('invocations go through the port and back', async () => {
  const page = aPage(aJavaScriptRuntime);
  const runtime = whole(new PortRuntime(page.simulation));
  const request = anInvocation(counting);
  const outcomes = await Promise.all([runtime.invoke(request), runtime.invoke(request)]);
  expect(outcomes.map(({ result }) => result)).toEqual([
    { ok: true, payload: '1' },
    { ok: true, payload: '2' },
  ]);
  expect(page.started()).toBe(1);
});

test('nothing is started before the first handler is to run', async () => {
  const page = aPage(aJavaScriptRuntime);
  new PortRuntime(page.simulation);
  await new Promise((resolve) => setImmediate(resolve));
  expect(page.started()).toBe(0);
});

test('a sandbox that does not answer is replaced, and its handler has timed out', async () => {
  const page = aPage(async () => stuck, aJavaScriptRuntime);
  const runtime = whole(new PortRuntime(page.simulation, 1_000));
  const request = anInvocation(counting);
  const outcome = await runtime.invoke(request);
  expect(outcome.result).toEqual({
    ok: false,
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${request.context.awsRequestId} Error: Task timed out after 3.00 seconds`,
      trace: [],
    },
  });
  expect(outcome.durationMilliseconds).toBe(3_000);
  expect((await runtime.invoke(request)).result).toEqual({ ok: true, payload: '1' });
  expect(page.started()).toBe(2);
});

test('waiting for another handler does not count as being stuck', async () => {
  const slow: FunctionRuntime = {
    async invoke() {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return done;
    },
  };
  const runtime = whole(new PortRuntime(aPage(async () => slow).simulation, 400));
  const requests = Array.from({ length: 5 }, () => anInvocation(counting));
  const outcomes = await Promise.all(requests.map((request) => runtime.invoke(request)));
  expect(outcomes.map(({ result }) => result.ok)).toEqual([true, true, true, true, true]);
});

test('a sandbox that cannot be started is asked for again by the next handler', async () => {
  const page = aPage(
    () => Promise.reject(new Error('offline')),
    () => aJavaScriptRuntime(),
  );
  const runtime = whole(new PortRuntime(page.simulation));
  await expect(runtime.invoke(anInvocation(counting))).rejects.toThrow('offline');
  expect((await runtime.invoke(anInvocation(counting))).result.ok).toBe(true);
});

test('a runtime that breaks down is reported, and the sandbox stays', async () => {
  const breaking: FunctionRuntime = { invoke: () => Promise.reject(new Error('a bug')) };
  const page = aPage(async () => breaking);
  const runtime = whole(new PortRuntime(page.simulation));
  await expect(runtime.invoke(anInvocation(counting))).rejects.toThrow('a bug');
  await expect(runtime.invoke(anInvocation(counting))).rejects.toThrow('a bug');
  expect(page.started()).toBe(1);
});

test('when the page ends the sandbox, its environments are gone', async () => {
  const page = aPage(aJavaScriptRuntime);
  const runtime = whole(new PortRuntime(page.simulation));
  const request = anInvocation(counting);
  await runtime.invoke(request);
  page.end();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await runtime.invoke(request)).result).toEqual({ ok: true, payload: '1' });
});

test('when the page ends the sandbox, a running handler is lost', async () => {
  const page = aPage(async () => stuck);
  const runtime = whole(new PortRuntime(page.simulation));
  const outcome = runtime.invoke(anInvocation(counting));
  await new Promise((resolve) => setTimeout(resolve, 20));
  page.end();
  await expect(outcome).rejects.toThrow('The sandbox was ended');
});

test('a handler that gives signs of life is waited for', async () => {
  const page = aPage(async (port) => ({
    async invoke() {
      for (let turn = 0; turn < 10; turn++) {
        tellAlive(port);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return done;
    },
  }));
  const runtime = whole(new PortRuntime(page.simulation, 800));
  expect((await runtime.invoke(anInvocation(counting))).result.ok).toBe(true);
  expect(page.started()).toBe(1);
});
