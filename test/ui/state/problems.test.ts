import { describe, expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { resourceProblems } from '../../../src/ui/resources/resource-problems.ts';
import { goToSetting, problemsOf } from '../../../src/ui/state/problems.ts';
import type { Session } from '../../../src/ui/state/session.svelte.ts';
import { targetProblems } from '../../../src/ui/targets/target-problems.ts';
import { checkSetup } from '../../../src/worker/check-setup.ts';
import { aRule, aScenario, aTarget, withTarget } from '../../support/scenarios.ts';

function checked(source: Partial<ScenarioSource>) {
  const scenario = aScenario(source);
  return { setup: checkSetup(scenario), evaluation: null, event: scenario.events[0] };
}

describe('what is wrong with a target', () => {
  const scenario = withTarget({
    resource: { type: 'sqs-queue', name: 'gone.fifo' },
    deadLetterQueue: 'd.fifo',
  });
  const setup = checkSetup(scenario);
  const found = targetProblems({ setup }, { bus: 'default', name: 'r' }, 't');

  test('stands at its settings', () => {
    expect([...found.keys()]).toEqual(['deadLetterQueue', 'messageGroupId', 'resource']);
    expect(found.get('messageGroupId')).toEqual([
      {
        severity: 'error',
        message: 'Parameter(s) SqsParameters must be specified for target: t.',
      },
    ]);
  });

  test('is among the problems, with the way to the setting', () => {
    const places = problemsOf({ setup, evaluation: null, event: undefined }).map(({ place }) =>
      place.type === 'target' ? place.field : place.type,
    );
    expect(places.sort()).toEqual([
      'deadLetterQueue',
      'deadLetterQueue',
      'messageGroupId',
      'resource',
    ]);
  });

  test('is not that of another target', () => {
    expect(targetProblems({ setup }, { bus: 'default', name: 'r' }, 'other').size).toBe(0);
  });
});

test('a mapping that Lambda refuses is a problem of its queue and of its function', () => {
  const { setup } = checked({
    queues: [{ name: 'q', visibilityTimeoutSeconds: 1 }],
    eventSourceMappings: [{ queue: 'q', function: 'f' }],
  });
  const settings = (type: 'sqs-queue' | 'lambda-function', name: string) => [
    ...resourceProblems({ setup }, { type, name }).keys(),
  ];
  expect(settings('sqs-queue', 'q')).toEqual(['mapping.q.f.function']);
  expect(settings('lambda-function', 'f')).toEqual(['mapping.q.f.queue']);
  expect(settings('sqs-queue', 'other')).toEqual([]);
});

test('a loop is one problem, at the first rule that is part of it', () => {
  const to = (name: string) => [aTarget({ id: name, resource: { type: 'event-bus', name } })];
  const problems = problemsOf(
    checked({
      buses: [
        { kind: 'classic', name: 'default', rules: [aRule({ targets: to('other') })] },
        { kind: 'classic', name: 'other', rules: [aRule({ name: 's', targets: to('default') })] },
      ],
    }),
  );
  expect(problems).toMatchObject([
    {
      where: 'Loop',
      severity: 'warning',
      place: { type: 'target', bus: 'default', rule: 'r', target: 'other' },
    },
  ]);
});

test('one goes from a problem to the setting that it is about', () => {
  const { scenario, selection } = { scenario: aScenario(), selection: {} as Session['selection'] };
  const session = { scenario, selection } as Session;
  goToSetting(session, {
    type: 'resource',
    resource: { type: 'sqs-queue', name: 'q' },
    field: 'redrivePolicy',
  });
  expect(selection).toMatchObject({
    resources: { resource: { type: 'sqs-queue', name: 'q' } },
    setting: 'redrivePolicy',
  });
  goToSetting(session, {
    ...{ type: 'target', bus: 'default', rule: 'r', target: 't' },
    field: 'deadLetterQueue',
  });
  expect(selection).toMatchObject({
    resources: null,
    rule: { bus: 'default', name: 'r' },
    target: 't',
    ruleTab: 'targets',
    setting: 'deadLetterQueue',
  });
  // Of a mapping whose function is gone the queue is shown.
  goToSetting(session, {
    ...{ type: 'event-source-mapping', queue: 'q', function: 'gone' },
    field: 'function',
  });
  expect(selection).toMatchObject({
    resources: { resource: { type: 'sqs-queue', name: 'q' } },
    setting: 'mapping.q.gone.function',
  });
});
