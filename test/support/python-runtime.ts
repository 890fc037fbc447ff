import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { createPythonRuntime } from '../../src/sandbox/python/python-runtime.ts';
import type { RealTimeOptions } from '../../src/sandbox/real-time.ts';

const { resolve } = createRequire(import.meta.url);

/** More than any test takes: an outcome must not depend on how busy the machine is. */
const REAL_TIME = { silentMilliseconds: 60_000, realMilliseconds: 60_000 };

/** The real runtime, as in the sandbox's worker but without the worker. */
export async function aPythonRuntime(
  realTime: RealTimeOptions = REAL_TIME,
): Promise<FunctionRuntime> {
  const wasm = await WebAssembly.compile(await readFile(resolve('pyodide/pyodide.asm.wasm')));
  const stdlib = await readFile(resolve('pyodide/python_stdlib.zip'));
  return createPythonRuntime(wasm, new Uint8Array(stdlib), realTime);
}
