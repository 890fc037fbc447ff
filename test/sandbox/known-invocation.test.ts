import { expect, test } from 'vitest';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { knownInvocation, knownOutcome } from '../support/known-invocation.ts';

test('an outcome is the same on every machine', async () => {
  const runtime = await aJavaScriptRuntime();
  expect(await runtime.invoke(knownInvocation)).toEqual(knownOutcome);
});
