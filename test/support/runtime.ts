import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { languageOf } from '../../src/core/model/lambda-runtime.ts';
import { aJavaScriptRuntime } from './javascript-runtime.ts';
import { aPythonRuntime } from './python-runtime.ts';

/** Both languages, as the simulation's worker has them. */
export async function aRuntime(): Promise<FunctionRuntime> {
  const [javascript, python] = await Promise.all([aJavaScriptRuntime(), aPythonRuntime()]);
  const runtimes = { javascript, python };
  return { invoke: (request) => runtimes[languageOf(request.runtime)].invoke(request) };
}
