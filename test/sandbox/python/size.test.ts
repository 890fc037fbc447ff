import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { PYTHON_BYTES } from '../../../src/sandbox/python-size.ts';

test('the progress of the download is counted against the files as they are', async () => {
  const { resolve } = createRequire(import.meta.url);
  const files = ['pyodide/pyodide.asm.wasm', 'pyodide/python_stdlib.zip'].map((name) =>
    resolve(name),
  );
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(PYTHON_BYTES);
});
