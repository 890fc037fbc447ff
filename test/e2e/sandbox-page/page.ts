import type { InvocationOutcome, InvocationRequest } from '../../../src/core/model/invocation.ts';
import { Sandbox } from '../../../src/sandbox/host.ts';
import type { StartAnswer } from '../../../src/sandbox/messages.ts';

/** The sandbox as the product has it, with a worker that only passes invocations on. */
const sandbox = new Sandbox();
const worker = new Worker(new URL('./caller.worker.ts', import.meta.url), { type: 'module' });
const control = sandbox.connect();
worker.postMessage(null, [control]);

let lastId = 0;
const waiting = new Map<number, (answer: InvocationOutcome | string) => void>();
worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: InvocationOutcome | string }>) =>
  waiting.get(data.id)?.(data.answer);

/** How often the page's own event loop comes round while something is worked on. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => turns++, 10);
  await work;
  clearInterval(timer);
  return turns;
}

const api = {
  invoke: (request: InvocationRequest) =>
    new Promise<InvocationOutcome | string>((resolve) => {
      waiting.set(++lastId, resolve);
      worker.postMessage({ id: lastId, request });
    }),

  /** With the turns that the page could take before the outcome was there. */
  async invokeAndWatch(request: InvocationRequest) {
    const outcome = api.invoke(request);
    const turns = await turnsDuring(outcome);
    return { outcome: await outcome, turns };
  },

  reset: () => sandbox.reset(),

  /** Runs a script in place of the sandbox's worker: what if a handler got out of the engine? */
  runNative: (script: string) =>
    new Promise<unknown>((resolve) => {
      const other = new Sandbox(async () => ({ script, wasm: new ArrayBuffer(0) })).connect();
      other.onmessage = ({ data }: MessageEvent<StartAnswer>) => {
        if (data.type !== 'started') resolve(data);
        else data.port.onmessage = (event) => resolve(event.data);
      };
      other.postMessage({ type: 'start' });
    }),
};

export type SandboxPage = typeof api;
Object.assign(window, { sandboxPage: api });
