import type { InvocationRequest } from '../../../src/core/model/invocation.ts';
import { PortRuntime } from '../../../src/sandbox/port-runtime.ts';

let runtime: PortRuntime | undefined;

globalThis.onmessage = async ({ data, ports }: MessageEvent) => {
  const [control] = ports;
  if (control) {
    runtime = new PortRuntime(control);
    return;
  }
  const { id, request } = data as { id: number; request: InvocationRequest };
  const answer = await runtime?.invoke(request).catch(String);
  postMessage({ id, answer });
};
