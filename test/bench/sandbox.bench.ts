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
  const [middle = Number.NaN] = cold.sort((a, b) => a - b).slice(10);
  return [
    { name: 'JavaScript handler, cold start, median', figure: `${middle.toFixed(1)} ms` },
    { name: 'JavaScript handler, warm', figure: `${Math.round(count / seconds)} invocations/s` },
  ];
}
