import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../src/core/model/brand.ts';
import type { Scenario } from '../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../src/core/report/deliveries.ts';
import { reportQueues } from '../../src/core/report/queues.ts';
import { whereIsIt } from '../../src/core/report/whereabouts.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { switchesWithoutDuplicates } from '../support/failures.ts';
import { anEntry, aRule, aScenario, aTarget, failing, runtimeOf } from '../support/scenarios.ts';

const RESOURCES = [
  { type: 'lambda-function', name: 'f' },
  { type: 'sqs-queue', name: 'q' },
  { type: 'api-destination', name: 'api' },
] as const;

/** Every kind of target on one rule, and events that are sent one after the other. */
const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(),
    times: fc.array(fc.nat({ max: 400_000 }), { minLength: 1, maxLength: 4 }),
    f: fc.constantFrom(...switchesWithoutDuplicates('lambda-function')),
    q: fc.constantFrom(...switchesWithoutDuplicates('sqs-queue')),
    api: fc.constantFrom(...switchesWithoutDuplicates('api-destination')),
    deadLetterQueue: fc.constantFrom(undefined, 'dlq', 'nowhere'),
    onFailureQueue: fc.constantFrom(undefined, 'dlq', 'nowhere'),
  })
  .map(({ seed, times, f, q, api, deadLetterQueue, onFailureQueue }) => {
    const targets = RESOURCES.map((resource, index) =>
      aTarget({
        id: `t${index}`,
        resource,
        retryPolicy: { maximumRetryAttempts: 4, maximumEventAgeSeconds: 300 },
        ...(deadLetterQueue && { deadLetterQueue }),
      }),
    );
    return aScenario({
      seed,
      buses: [{ kind: 'classic', name: 'default', rules: [aRule({ targets })] }],
      functions: [
        {
          ...{ name: 'f', code: '', failures: f, maximumEventAgeSeconds: 600 },
          ...(onFailureQueue && { onFailureQueue }),
        },
      ],
      queues: [{ name: 'q', failures: q }, { name: 'dlq' }],
      apiDestinations: [{ name: 'api', endpoint: 'https://example.com', failures: api }],
      actions: times.map((at) => ({
        ...{ type: 'put-events' as const, at, event: 'e', bus: 'default' },
        text: JSON.stringify(anEntry),
      })),
    });
  });

/** Handlers that fail now and then, and now and then publish what the rule matches again. */
const start = (scenario: Scenario) =>
  new Simulation(scenario, {
    runtime: runtimeOf(({ seed, now }) => {
      if (seed % 3 === 0) return failing;
      if (seed % 3 === 1) return {};
      const input = { Entries: [anEntry] };
      const at = instant(now + 2);
      return { calls: [{ at, service: 'events', operation: 'PutEvents', input, output: {} }] };
    }),
  });

test('in however many steps time passes, the same happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyScenario,
      fc.array(fc.nat({ max: 300_000 }), { maxLength: 8 }),
      async (scenario, steps) => {
        const [whole, stepwise] = [start(scenario), start(scenario)];
        await whole.playActions();
        for (const place of scenario.actions.keys()) await stepwise.perform(place);
        for (const step of steps) await stepwise.advanceTo(instant(stepwise.now + step));
        await stepwise.runUntilIdle();
        expect(JSON.stringify(stepwise.trace)).toBe(JSON.stringify(whole.trace));
      },
    ),
    { numRuns: 60 },
  );
});

test('at every moment each event is somewhere, and in the end nowhere in between', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const simulation = start(scenario);
      await simulation.playActions();
      const { trace } = simulation;
      const moments = [...new Set(trace.map(({ at }) => at))];
      for (const moment of moments.filter((_, index) => index % 5 === 0)) {
        for (const delivery of reportDeliveries(trace, moment)) {
          expect(whereIsIt(delivery)).not.toMatch(/undefined|null|NaN| {2}|^\s*$/);
        }
      }
      for (const delivery of reportDeliveries(trace)) {
        expect(['delivered', 'dead-lettered', 'dropped', 'lost']).toContain(delivery.status);
        expect(delivery.nextAttemptAt).toBeNull();
        if (delivery.afterwards?.type === 'function') {
          expect(['succeeded', 'discarded']).toContain(delivery.afterwards.status);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a queue holds just what was put into it: deliveries, dead letters and failure records', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const simulation = start(scenario);
      await simulation.playActions();
      const { trace } = simulation;
      const expected = new Map<string, number>([
        ['q', 0],
        ['dlq', 0],
      ]);
      const count = (queue: string) => expected.set(queue, (expected.get(queue) ?? 0) + 1);
      for (const { status, afterwards, deadLetter } of reportDeliveries(trace)) {
        if (afterwards?.type === 'queue') count(afterwards.queue);
        if (status === 'dead-lettered' && deadLetter) count(deadLetter.queue);
        if (afterwards?.type !== 'function') continue;
        const { discarded } = afterwards;
        if (discarded?.sentTo && !discarded.error) count(discarded.sentTo);
      }
      const found = reportQueues(trace, scenario.queues).map(
        ({ name, messages }) => [name, messages.length] as const,
      );
      expect(new Map(found)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
