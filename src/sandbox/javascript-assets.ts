import wasmUrl from 'quickjs-wasi/quickjs.wasm?url';
import type { SandboxAssets } from './host.ts';

let loading: Promise<SandboxAssets> | null = null;

/** What the sandbox for JavaScript needs; downloaded once. */
export function loadJavaScript(): Promise<SandboxAssets> {
  loading ??= fetchAssets().catch((error: unknown) => {
    // The next attempt may have better luck.
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchAssets(): Promise<SandboxAssets> {
  const [{ default: script }, response] = await Promise.all([
    import('./js.worker.ts?script'),
    fetch(wasmUrl),
  ]);
  if (!response.ok) throw new Error(`The engine could not be loaded: ${response.status}`);
  return { script, files: { wasm: await response.arrayBuffer() } };
}
