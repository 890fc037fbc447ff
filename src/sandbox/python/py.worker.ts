import type { Answer, WorkerStart } from '../messages.ts';
import { serveRuntime, tellAlive } from '../serve.ts';
import { createPythonRuntime } from './python-runtime.ts';

/** The sandbox's worker for Python: like the one for JavaScript, in a frame of its own. */
globalThis.onmessage = async ({ data, ports }: MessageEvent<WorkerStart>) => {
  globalThis.onmessage = null;
  const [port] = ports;
  const { wasm, stdlib } = data.files;
  if (!port || !wasm || !stdlib) return;
  try {
    const interpreter = await WebAssembly.compile(wasm);
    const onalive = () => tellAlive(port);
    serveRuntime(port, await createPythonRuntime(interpreter, new Uint8Array(stdlib), { onalive }));
  } catch (error) {
    port.postMessage({ type: 'failed', reason: String(error) } satisfies Answer);
  }
};
