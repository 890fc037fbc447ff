import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from '../../../src/core/model/scenario.ts';
import { Simulation } from '../../../src/core/simulation.ts';

/** As the first version stored it; it has to open for ever, and to mean the same. */
const document: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/scenario-first-format.json', import.meta.url), 'utf8'),
);

function opened(): Scenario {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('a document of the first format', () => {
  test('opens, and is the same after it was stored again', () => {
    const again = parseScenario(JSON.parse(JSON.stringify(opened())));
    expect(again).toEqual({ ok: true, value: opened() });
  });

  test.each([
    ['none', [], [], []],
    ['handler-throws', ['Unhandled'], [], []],
    ['times-out', ['Sandbox.Timedout'], ['Timeout'], ['Timeout']],
    ['throttled', ['TooManyRequestsException'], ['RequestThrottled'], ['HTTP 429']],
    ['no-permission', ['AccessDeniedException'], ['AccessDenied'], ['ConnectionNotAuthorized']],
    ['deleted', ['ResourceNotFoundException'], ['QueueDoesNotExist'], ['ApiDestinationNotFound']],
    ['client-error', [], [], ['HTTP 400']],
    ['server-error', [], [], ['HTTP 503']],
  ])('the position "%s" of a failure switch means what it meant', (mode, f, q, api) => {
    const { functions, queues, apiDestinations } = opened();
    const errorsOf = (
      list: readonly { name: string; failures: readonly { error: string; when: object }[] }[],
    ) => list.find(({ name }) => name === mode)?.failures.map(({ error }) => error);
    expect([errorsOf(functions), errorsOf(queues), errorsOf(apiDestinations)]).toEqual([f, q, api]);
  });

  test('keeps everything else that was written', () => {
    const { buses, functions, queues, apiDestinations, events, actions } = opened();
    expect(buses[0]?.rules[0]?.targets[0]).toMatchObject({
      id: 'a',
      input: { type: 'path', path: '$.detail' },
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 60 },
      deadLetterQueue: 'none',
    });
    expect(functions[1]).toMatchObject({
      ...{ timeoutSeconds: 5, memoryMegabytes: 256, environment: { A: 'b' } },
      ...{ maximumRetryAttempts: 1, maximumEventAgeSeconds: 120 },
    });
    expect(queues[1]).toMatchObject({ visibilityTimeoutSeconds: 12 });
    expect(apiDestinations[1]).toMatchObject({
      ...{ endpoint: 'https://example.com/x', method: 'PUT' },
    });
    expect([events.length, actions.length]).toEqual([1, 1]);
  });

  test('plays', async () => {
    const simulation = new Simulation(opened());
    await simulation.playActions();
    expect(simulation.trace.length).toBeGreaterThan(0);
  });
});
