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
  const { id, request } = data as { id: number; request: InvocationRequest };
  const answer = await runtimes?.[languageOf(request.runtime)].invoke(request).catch(String);
  postMessage({ id, answer });
};
