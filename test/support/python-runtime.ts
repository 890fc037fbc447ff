import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { createPythonRuntime } from '../../src/sandbox/python/python-runtime.ts';

const { resolve } = createRequire(import.meta.url);

/** More than any test takes: an outcome must not depend on how busy the machine is. */
const REAL_MILLISECONDS = 60_000;

/** The real runtime, as in the sandbox's worker but without the worker. */
export async function aPythonRuntime(
  realMilliseconds = REAL_MILLISECONDS,
): Promise<FunctionRuntime> {
  const wasm = await WebAssembly.compile(await readFile(resolve('pyodide/pyodide.asm.wasm')));
  const stdlib = await readFile(resolve('pyodide/python_stdlib.zip'));
  return createPythonRuntime(wasm, new Uint8Array(stdlib), realMilliseconds);
}
