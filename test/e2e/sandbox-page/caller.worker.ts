import type { InvocationRequest } from '../../../src/core/model/invocation.ts';
import { type HandlerLanguage, languageOf } from '../../../src/core/model/lambda-runtime.ts';
import { PortRuntime } from '../../../src/sandbox/port-runtime.ts';

let runtimes: Record<HandlerLanguage, PortRuntime> | undefined;

globalThis.onmessage = async ({ data, ports }: MessageEvent) => {
  const [javascript, python] = ports;
  if (javascript && python) {
    runtimes = {
      javascript: new PortRuntime(javascript),
      python: new PortRuntime(python),
    };
    return;
  }
  const { id, request, times } = data as { id: number; request: InvocationRequest; times: number };
  const runtime = runtimes?.[languageOf(request.runtime)];
  // One after another, as the simulation does.
  for (let count = 1; count < times; count++) await runtime?.invoke(request).catch(String);
  const answer = await runtime?.invoke(request).catch(String);
  postMessage({ id, answer });
};
