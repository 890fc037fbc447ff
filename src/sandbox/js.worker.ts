import './symbol-dispose.ts';
import { createJavaScriptRuntime } from './javascript-runtime.ts';
import type { Answer, WorkerStart } from './messages.ts';
import { serveRuntime, tellAlive } from './serve.ts';

/**
 * The sandbox's worker: a classic one, from text, inside a frame without an origin. The port it is
 * given is its only way out.
 */
globalThis.onmessage = async ({ data, ports }: MessageEvent<WorkerStart>) => {
  globalThis.onmessage = null;
  const [port] = ports;
  const file = data.files.wasm;
  if (!port || !file) return;
  try {
    const engine = await WebAssembly.compile(file);
    const onalive = () => tellAlive(port);
    serveRuntime(port, await createJavaScriptRuntime(engine, { onalive }));
  } catch (error) {
    port.postMessage({ type: 'failed', reason: String(error) } satisfies Answer);
  }
};
