import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { createJavaScriptRuntime } from '../../src/sandbox/javascript-runtime.ts';

const file = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');

/** More than any test takes: an outcome must not depend on how busy the machine is. */
const REAL_TIME = { silentMilliseconds: 60_000, realMilliseconds: 60_000 };

/** The real runtime, as in the sandbox's worker but without the worker. */
export async function aJavaScriptRuntime(): Promise<FunctionRuntime> {
  const wasm = await WebAssembly.compile(await readFile(file));
  return createJavaScriptRuntime(wasm, REAL_TIME);
}
