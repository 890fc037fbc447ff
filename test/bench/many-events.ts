import type { PutEventsEntry } from '../../src/core/bus/put-events.ts';
import type { Scenario, ScenarioSource } from '../../src/core/model/scenario.ts';
import { anEntry, aRule, aScenario, aTarget } from '../support/scenarios.ts';

/** Twenty rules with fifty targets of every kind that runs no code; each event is for one of them. */
export function manyRules(changes: Partial<ScenarioSource> = {}): Scenario {
  const kinds = [
    { type: 'sqs-queue', name: 'q' },
    { type: 'sns-topic', name: 't' },
    { type: 'kinesis-stream', name: 's' },
    { type: 'api-destination', name: 'api' },
    { type: 'state-machine', name: 'm' },
  ] as const;
  let placed = 0;
  const rules = Array.from({ length: 20 }, (_, number) =>
    aRule({
      name: `r${number}`,
      pattern: `{"source":["my.app"],"detail":{"kind":["k${number}"]}}`,
      targets: Array.from({ length: number % 2 === 0 ? 3 : 2 }, (_, index) =>
        aTarget({ id: `t${index}`, resource: kinds[placed++ % kinds.length] }),
      ),
    }),
  );
  return aScenario({
    buses: [{ kind: 'classic', name: 'default', rules }],
    topics: [{ name: 't' }],
    streams: [{ name: 's' }],
    stateMachines: [{ name: 'm' }],
    ...changes,
  });
}

/** An event for one of the rules. */
export function numberedEntry(n: number): PutEventsEntry {
  const detail = { kind: `k${n % 20}`, n, items: [{ sku: 'A', quantity: 2 }], total: n * 1.5 };
  return { ...anEntry, Detail: JSON.stringify(detail) };
}
