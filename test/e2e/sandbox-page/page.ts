import type { InvocationOutcome, InvocationRequest } from '../../../src/core/model/invocation.ts';
import { Sandbox } from '../../../src/sandbox/host.ts';
import { loadJavaScript } from '../../../src/sandbox/javascript-assets.ts';
import type { StartAnswer } from '../../../src/sandbox/messages.ts';
import { fetchPython } from '../../../src/sandbox/python-assets.ts';

/** The sandboxes as the product has them, with a worker that only passes invocations on. */
const sandboxes = {
  javascript: new Sandbox(loadJavaScript),
  python: new Sandbox(() => fetchPython(() => {})),
};
const worker = new Worker(new URL('./caller.worker.ts', import.meta.url), { type: 'module' });
worker.postMessage(null, [sandboxes.javascript.connect(), sandboxes.python.connect()]);

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
  /** @param times how often, one after another; the outcome is the last one */
  invoke: (request: InvocationRequest, times = 1) =>
    new Promise<InvocationOutcome | string>((resolve) => {
      waiting.set(++lastId, resolve);
      worker.postMessage({ id: lastId, request, times });
    }),

  /** How many milliseconds that takes. */
  async time(request: InvocationRequest, times = 1) {
    const started = performance.now();
    await api.invoke(request, times);
    return performance.now() - started;
  },

  /** With the turns that the page could take before the outcome was there. */
  async invokeAndWatch(request: InvocationRequest) {
    const outcome = api.invoke(request);
    const turns = await turnsDuring(outcome);
    return { outcome: await outcome, turns };
  },

  reset: () => sandboxes.javascript.reset(),

  /** Takes a layer away, to see that it is missed: nothing in the product can. */
  remove: (layer: 'sandbox attribute' | 'policy of the frame') => {
    const { prototype } = HTMLIFrameElement;
    if (layer === 'sandbox attribute') {
      prototype.setAttribute = function (name, value) {
        if (name !== 'sandbox') Element.prototype.setAttribute.call(this, name, value);
      };
      return;
    }
    const srcdoc = Object.getOwnPropertyDescriptor(prototype, 'srcdoc');
    Object.defineProperty(prototype, 'srcdoc', {
      set(this: HTMLIFrameElement, text: string) {
        srcdoc?.set?.call(this, text.replace(/<meta[^>]*>/, ''));
      },
    });
  },

  /** Runs a script in place of the sandbox's worker: what if a handler got out of the engine? */
  runNative: (script: string) =>
    new Promise<unknown>((resolve) => {
      const other = new Sandbox(async () => ({ script, files: {} })).connect();
      other.onmessage = ({ data }: MessageEvent<StartAnswer>) => {
        if (data.type === 'failed') resolve(data);
        if (data.type === 'started') data.port.onmessage = (event) => resolve(event.data);
      };
      other.postMessage({ type: 'start' });
    }),
};

export type SandboxPage = typeof api;
Object.assign(window, { sandboxPage: api });
