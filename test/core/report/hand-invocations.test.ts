import { expect, test } from 'vitest';
import { reportHandInvocations } from '../../../src/core/report/hand-invocations.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { aScenario, failing, runtimeOf } from '../../support/scenarios.ts';

const invoke = { type: 'invoke-function', function: 'f', at: 1_000, payload: '{"n":1}' } as const;

test('what comes of an invocation by hand is told, and Lambda’s own retries with it', async () => {
  let calls = 0;
  const runtime = runtimeOf(({ event }) => {
    expect(event).toBe(invoke.payload);
    return ++calls === 1 ? failing : { result: { ok: true, payload: '"done"' } };
  });
  const simulation = new Simulation(aScenario({ actions: [invoke] }), { runtime });
  await simulation.playActions();
  const [invocation, ...others] = reportHandInvocations(simulation.trace);
  expect(others).toEqual([]);
  expect(invocation).toMatchObject({ action: 0, function: 'f', error: null });
  expect(invocation?.report).toMatchObject({ status: 'succeeded' });
  expect(invocation?.report?.invocations.map(({ outcome }) => outcome?.ok)).toEqual([false, true]);
});

test('an invocation that Lambda refuses says so', async () => {
  const functions = [{ name: 'f', code: '', failure: 'deleted' as const }];
  const simulation = new Simulation(aScenario({ functions, actions: [invoke] }));
  await simulation.playActions();
  const [invocation] = reportHandInvocations(simulation.trace);
  expect(invocation).toMatchObject({ report: null, error: { code: 'NO_RESOURCE' } });
});
