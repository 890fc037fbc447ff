import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { aPythonInvocation } from '../support/invocations.ts';
import { aPythonRuntime } from '../support/python-runtime.ts';

const { resolve } = createRequire(import.meta.url);
const HANDLER = "def lambda_handler(event, context):\n    return {'id': event['id'], 'ok': True}\n";

export async function measure() {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const runtime = await aPythonRuntime();
  const engine = performance.now() - start;
  const cold: number[] = [];
  for (let index = 0; index < 20; index++) {
    const started = performance.now();
    await runtime.invoke(aPythonInvocation(HANDLER, { event: { id: index } }));
    cold.push(performance.now() - started);
  }
  const warm = await perSecond(2_000, () => 'warm');
  const turns = await perSecond(100, (index) => `turns/${index % 2}`);
  const killed = performance.now();
  await runtime.invoke(aPythonInvocation('def lambda_handler(e, c):\n    while True: pass\n'));
  const kill = performance.now() - killed;
  const memory = process.memoryUsage().rss - before;
  const [middle = Number.NaN] = cold.sort((a, b) => a - b).slice(10);
  return [
    { name: 'Python, from its files to the first handler', figure: `${Math.round(engine)} ms` },
    { name: 'Python handler, cold start, median', figure: `${middle.toFixed(1)} ms` },
    { name: 'Python handler, warm', figure: `${warm} invocations/s` },
    { name: 'Python handlers that take turns, warm', figure: `${turns} invocations/s` },
    { name: 'Python, an endless loop until its end', figure: `${Math.round(kill)} ms` },
    { name: 'Python, memory of the process', figure: `${Math.round(memory / 1_048_576)} MB` },
    { name: 'Python, download in brotli', figure: `${await downloadMegabytes()} MB` },
  ];

  async function perSecond(count: number, environment: (index: number) => string) {
    const started = performance.now();
    for (let index = 0; index < count; index++) {
      const options = { environment: `bench/${environment(index)}`, event: { id: index } };
      await runtime.invoke(aPythonInvocation(HANDLER, options));
    }
    return Math.round(count / ((performance.now() - started) / 1_000));
  }
}

/** Of the interpreter and its library; our own part of it is some 20 KB more. */
async function downloadMegabytes(): Promise<string> {
  const files = ['pyodide/pyodide.asm.wasm', 'pyodide/python_stdlib.zip'].map((name) =>
    resolve(name),
  );
  const sizes = await Promise.all(
    files.map(async (file) => {
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      return brotliCompressSync(await readFile(file), quality).length;
    }),
  );
  return (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(2);
}
