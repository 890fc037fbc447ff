import { describe, expect, test } from 'vitest';
import { nameProblem } from '../../../src/core/model/names.ts';
import { CONFIGURED_TYPES, RESOURCE_TYPES } from '../../../src/core/model/resource.ts';
import { parseScenario } from '../../../src/core/model/scenario.ts';
import { checkResources } from '../../../src/core/targets/check-resources.ts';
import {
  failureOf,
  failuresOf,
  hasPermission,
  setFailure,
  setFailures,
  setPermission,
} from '../../../src/ui/state/failure-edits.ts';
import {
  addMapping,
  addResource,
  changeMapping,
  findResource,
  namesOf,
  removeMapping,
} from '../../../src/ui/state/resource-edits.ts';
import { aScenario } from '../../support/scenarios.ts';

const empty = aScenario({
  buses: [{ kind: 'classic', name: 'default', rules: [] }],
  functions: [],
  queues: [],
  apiDestinations: [],
});

describe.each(CONFIGURED_TYPES)('a new %s', (type) => {
  test('is one that AWS takes, and that a document keeps as it is', () => {
    const [scenario, added] = addResource(empty, type);
    expect(findResource(scenario, type, added.name)?.name).toBe(added.name);
    expect(nameProblem(type, added.name)).toBeNull();
    expect(checkResources(scenario)).toEqual([]);
    expect(parseScenario(structuredClone(scenario))).toEqual({ ok: true, value: scenario });
  });

  test('has a name of its own', () => {
    const [first, one] = addResource(empty, type);
    const [second, other] = addResource(first, type);
    expect(other.name).toBe(`${one.name}-2`);
    expect(namesOf(second, type)).toContain(one.name);
  });
});

test('a second FIFO queue stays a FIFO queue', () => {
  const [first] = addResource(empty, 'sqs-queue', 'orders.fifo');
  const [, second] = addResource(first, 'sqs-queue', 'orders.fifo');
  expect(second.name).toBe('orders-2.fifo');
});

test('a queue is mapped to a function once', () => {
  const key = { queue: 'q', function: 'f' };
  const once = addMapping(empty, key);
  expect(addMapping(once, key)).toBe(once);
  const changed = changeMapping(once, key, { batchSize: 1 });
  expect(changed.eventSourceMappings).toMatchObject([{ ...key, batchSize: 1 }]);
  expect(removeMapping(changed, { queue: 'q', function: 'other' })).toEqual(changed);
  expect(removeMapping(changed, key)).toEqual(empty);
});

describe.each(RESOURCE_TYPES)('the failure switch of a %s', (type) => {
  const [scenario, resource] = addResource(empty, type);

  test('takes a permission away and gives it back, and leaves the other rules', () => {
    expect(hasPermission(scenario, resource)).toBe(true);
    const without = setPermission(scenario, resource, false);
    expect(hasPermission(without, resource)).toBe(false);
    expect(failuresOf(without, resource)).toHaveLength(1);
    expect(setPermission(setPermission(without, resource, false), resource, true)).toEqual(
      scenario,
    );
    expect(parseScenario(structuredClone(without)).ok).toBe(true);
  });

  test('does not take an error that the kind does not have', () => {
    expect(setFailure(scenario, resource, 'none')).toEqual(scenario);
    expect(failureOf(setFailure(scenario, resource, 'NoSuchError'), resource)).toBe('none');
  });
});

test('one rule that always applies is a position of the switch; anything more is rules', () => {
  const [scenario, resource] = addResource(empty, 'sqs-queue');
  expect(failureOf(setFailure(scenario, resource, 'Timeout'), resource)).toBe('Timeout');
  const sometimes = setFailures(scenario, resource, [
    { error: 'Timeout', when: { type: 'probability', percent: 50 } },
  ]);
  expect(failureOf(sometimes, resource)).toBe('rules');
});
