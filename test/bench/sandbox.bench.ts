import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { PortRuntime } from '../../src/sandbox/port-runtime.ts';
import { serveRuntime } from '../../src/sandbox/serve.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';

const HANDLER = 'export const handler = async (event) => ({ id: event.id, ok: true });';

export async function measure() {
  const runtime = await aJavaScriptRuntime();
  const cold: number[] = [];
  for (let index = 0; index < 20; index++) {
    const started = performance.now();
    await runtime.invoke(anInvocation(HANDLER, { environment: `bench/cold/${index}` }));
    cold.push(performance.now() - started);
  }
  const count = 5_000;
  const started = performance.now();
  for (let index = 0; index < count; index++) {
    await runtime.invoke(
      anInvocation(HANDLER, { environment: 'bench/warm', event: { id: index } }),
    );
  }
  const seconds = (performance.now() - started) / 1_000;
  const throughPort = await invocationsThroughPort(runtime);
  const [middle = Number.NaN] = cold.sort((a, b) => a - b).slice(10);
  return [
    { name: 'JavaScript handler, cold start, median', figure: `${middle.toFixed(1)} ms` },
    { name: 'JavaScript handler, warm', figure: `${Math.round(count / seconds)} invocations/s` },
    {
      name: 'JavaScript handler, warm, through a message port',
      figure: `${Math.round(throughPort)} invocations/s`,
    },
  ];
}

/** As from the simulation's worker, but within one thread: both ends share its time. */
async function invocationsThroughPort(runtime: FunctionRuntime): Promise<number> {
  const control = new MessageChannel();
  control.port1.onmessage = () => {
    const { port1, port2 } = new MessageChannel();
    serveRuntime(port1, runtime);
    control.port1.postMessage({ type: 'started', port: port2 }, [port2]);
  };
  const remote = new PortRuntime(control.port2);
  const count = 3_000;
  const started = performance.now();
  for (let index = 0; index < count; index++) {
    await remote.invoke(anInvocation(HANDLER, { environment: 'bench/port', event: { id: index } }));
  }
  const seconds = (performance.now() - started) / 1_000;
  control.port1.close();
  return count / seconds;
}
