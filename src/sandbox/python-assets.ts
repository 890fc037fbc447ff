import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import stdlibUrl from 'pyodide/python_stdlib.zip?url';
import type { SandboxAssets } from './host.ts';
import { PYTHON_BYTES } from './python-size.ts';

/** What is downloaded when the first code in Python is to run; the page has the rest from the start. */
export const PYTHON_FILES: readonly string[] = [wasmUrl, stdlibUrl];

/**
 * What the sandbox for Python needs.
 *
 * @param onprogress told how much is there, from 0 to 1
 */
export async function fetchPython(onprogress: (fraction: number) => void): Promise<SandboxAssets> {
  let received = 0;
  const note = (bytes: number) => {
    received += bytes;
    onprogress(Math.min(1, received / PYTHON_BYTES));
  };
  const [{ default: script }, wasm, stdlib] = await Promise.all([
    import('./python/py.worker.ts?script'),
    download(wasmUrl, note),
    download(stdlibUrl, note),
  ]);
  return { script, files: { wasm, stdlib } };
}

async function download(url: string, note: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`Python could not be loaded: ${response.status}`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    note(step.value.length);
  }
  return new Blob(chunks).arrayBuffer();
}
