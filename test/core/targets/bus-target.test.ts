import { describe, expect, test } from 'vitest';
import { MOST_HOPS } from '../../../src/core/bus/loop.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aScenario, traceOf } from '../../support/scenarios.ts';
import { all, only, typesOf } from '../../support/traces.ts';

type Bus = ScenarioSource['buses'][number];

/** A bus whose one rule sends everything from `my.app` on. */
function passing(name: string, to: string, changes: Partial<Bus> = {}): Bus {
  const resource = { type: 'event-bus' as const, name: to };
  return {
    ...{ kind: 'classic', name, ...changes },
    rules: [
      {
        name: `from-${name}`,
        pattern: '{"source":["my.app"]}',
        targets: [{ id: 'next', resource, deadLetterQueue: 'dlq' }],
      },
    ],
  };
}

const ending = (name: string): Bus => ({
  ...{ kind: 'classic', name },
  rules: [
    {
      name: 'keep',
      pattern: '{"source":["my.app"]}',
      targets: [{ id: 'q', resource: { type: 'sqs-queue', name: 'q' } }],
    },
  ],
});

/** targets.md §5, *Event bus*. */
describe('another event bus', () => {
  test('gets the event as it is: id, time and all', async () => {
    const scenario = aScenario({ buses: [passing('default', 'orders'), ending('orders')] });
    const trace = await traceOf(scenario);
    const [first, second] = all(trace, 'EVENT_INGEST_SUCCESS');
    expect(second).toMatchObject({
      eventId: first?.eventId,
      event: first?.event,
      eventBus: 'orders',
    });
    expect(only(trace, 'sqs-message-sent').body).toBe(first?.event);
    expect(all(trace, 'EVENT_RECEIPT').map(({ hops }) => hops)).toEqual([0, 1]);
  });

  test('follows from the success of the delivery', async () => {
    const scenario = aScenario({ buses: [passing('default', 'orders'), ending('orders')] });
    const trace = await traceOf(scenario);
    const receipt = all(trace, 'EVENT_RECEIPT')[1];
    expect(trace[receipt?.cause ?? -1]?.type).toBe('INVOCATION_SUCCESS');
  });

  test('that does not exist is a permanent failure, unlike for PutEvents', async () => {
    const trace = await traceOf(aScenario({ buses: [passing('default', 'nowhere')] }));
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes).toMatchObject({
      ERROR_CODE: 'NO_RESOURCE',
      ERROR_MESSAGE: 'Event bus nowhere does not exist.',
      TARGET_ARN: 'arn:aws:events:us-east-1:123456789012:event-bus/nowhere',
    });
  });

  test.each([
    ['AccessDeniedException', 'INVOCATION_ATTEMPT_PERMANENT_FAILURE'],
    ['ResourceNotFoundException', 'INVOCATION_ATTEMPT_PERMANENT_FAILURE'],
    ['ThrottlingException', 'INVOCATION_ATTEMPT_THROTTLE'],
    ['InternalException', 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
  ] as const)('%s: %s', async (error, type) => {
    const failures = [{ error, when: { type: 'first-attempts' as const, count: 1 } }];
    const buses = [passing('default', 'orders'), { ...ending('orders'), failures }];
    expect(typesOf(await traceOf(aScenario({ buses })))).toContain(type);
  });
});

/** delivery.md §7. */
describe('a loop', () => {
  const buses = [passing('default', 'a'), passing('a', 'b'), passing('b', 'a')];

  test('between two buses stops at the bound, and the entry holds the cycle', async () => {
    const trace = await traceOf(aScenario({ buses }));
    const stopped = only(trace, 'simulation-stopped');
    expect(stopped).toMatchObject({ reason: 'hop-limit', limit: MOST_HOPS });
    const cycle = stopped.reason === 'hop-limit' ? stopped.cycle : [];
    expect(cycle.map(({ eventBus, resource }) => `${eventBus} → ${resource.name}`).sort()).toEqual([
      'a → b',
      'b → a',
    ]);
  });

  test('stops that event only', async () => {
    const simulation = new Simulation(aScenario({ buses: [...buses, ending('other')] }));
    simulation.putEvents([anEntry, { ...anEntry, EventBusName: 'other' }]);
    await simulation.runUntilIdle();
    expect(only(simulation.trace, 'sqs-message-sent')).toBeDefined();
    simulation.putEvents([{ ...anEntry, EventBusName: 'other' }]);
    await simulation.runUntilIdle();
    expect(all(simulation.trace, 'sqs-message-sent')).toHaveLength(2);
  });

  test('of a bus with itself', async () => {
    const trace = await traceOf(aScenario({ buses: [passing('default', 'default')] }));
    const stopped = only(trace, 'simulation-stopped');
    expect(stopped.reason === 'hop-limit' && stopped.cycle).toHaveLength(1);
  });

  test('is not seen in a long chain that comes to an end', async () => {
    const names = ['default', ...Array.from({ length: 20 }, (_, index) => `bus-${index}`)];
    const chain = names.map((name, index) => {
      const next = names[index + 1];
      return next === undefined ? ending(name) : passing(name, next);
    });
    const trace = await traceOf(aScenario({ buses: chain }));
    expect(typesOf(trace)).not.toContain('simulation-stopped');
    expect(only(trace, 'sqs-message-sent')).toBeDefined();
  });
});
