import type { PutEventsEntry } from '../../src/core/bus/put-events.ts';
import type {
  FunctionRuntime,
  InvocationOutcome,
  InvocationRequest,
} from '../../src/core/model/invocation.ts';
import {
  parseScenario,
  type Scenario,
  type ScenarioSource,
} from '../../src/core/model/scenario.ts';
import { Simulation } from '../../src/core/simulation.ts';

/** A scenario with one rule that matches everything from `my.app`. */
export function aScenario(changes: Partial<ScenarioSource> = {}): Scenario {
  const parsed = parseScenario({
    version: 1,
    name: 'Test',
    seed: 7,
    buses: [{ kind: 'classic', name: 'default', rules: [aRule()] }],
    functions: [{ name: 'f', code: '' }],
    queues: [{ name: 'q' }, { name: 'dlq' }],
    apiDestinations: [{ name: 'api', endpoint: 'https://example.com/x' }],
    ...changes,
  } satisfies ScenarioSource);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

type RuleSource = ScenarioSource['buses'][number]['rules'][number];
type TargetSource = RuleSource['targets'][number];

export function aRule(changes: Partial<RuleSource> = {}): RuleSource {
  return { name: 'r', pattern: '{"source":["my.app"]}', targets: [aTarget()], ...changes };
}

export function aTarget(changes: Partial<TargetSource> = {}): TargetSource {
  return { id: 't', resource: { type: 'sqs-queue', name: 'q' }, ...changes };
}

export function withTarget(
  target: Partial<TargetSource>,
  changes: Partial<ScenarioSource> = {},
): Scenario {
  const rules = [aRule({ targets: [aTarget(target)] })];
  return aScenario({ buses: [{ kind: 'classic', name: 'default', rules }], ...changes });
}

export const anEntry: PutEventsEntry = {
  Source: 'my.app',
  DetailType: 'Thing',
  Detail: '{"n":1}',
};

/** A runtime whose handlers are functions of the test. */
export function runtimeOf(
  handler: (request: InvocationRequest) => Partial<InvocationOutcome>,
): FunctionRuntime {
  return {
    invoke: async (request) => ({
      result: { ok: true, payload: 'null' },
      logs: [],
      calls: [],
      durationMilliseconds: 10,
      memoryUsedBytes: 1,
      ...handler(request),
    }),
  };
}

export const failing: Partial<InvocationOutcome> = {
  result: { ok: false, error: { errorType: 'Error', errorMessage: 'no', trace: [] } },
};

/** Puts one entry and lets everything happen. */
export async function traceOf(
  scenario: Scenario,
  { runtime, entry = anEntry }: { runtime?: FunctionRuntime; entry?: PutEventsEntry } = {},
) {
  const simulation = new Simulation(scenario, runtime ? { runtime } : {});
  simulation.putEvents([entry]);
  await simulation.runUntilIdle();
  return simulation.trace;
}
