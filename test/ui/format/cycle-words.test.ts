import { expect, test } from 'vitest';
import { findCycles } from '../../../src/core/bus/cycles.ts';
import { cycleSentence } from '../../../src/ui/format/cycle-words.ts';
import { aRule, aScenario, aTarget } from '../../support/scenarios.ts';

test('a loop over two buses is told from where it begins to where it comes back', () => {
  const to = (name: string) => [aTarget({ resource: { type: 'event-bus', name } })];
  const cycles = findCycles(
    aScenario({
      buses: [
        { kind: 'classic', name: 'default', rules: [aRule({ targets: to('other') })] },
        {
          kind: 'classic',
          name: 'other',
          rules: [aRule({ name: 'back', targets: to('default') })],
        },
      ],
    }),
  );
  expect(cycles.map(cycleSentence)).toEqual([
    'Events may go round: event bus default, by rule r to event bus other, by rule back back to event bus default. EventBridge does not stop a loop.',
  ]);
});

test('a loop over a function and a queue names its ways', () => {
  const cycles = findCycles(
    aScenario({
      functions: [{ name: 'f', code: '', onSuccess: { type: 'sqs-queue', name: 'q' } }],
      eventSourceMappings: [{ queue: 'q', function: 'f' }],
    }),
  );
  expect(cycles.map(cycleSentence)).toEqual([
    'Events may go round: Lambda function f, by its on-success destination to SQS queue q, by an event source mapping back to Lambda function f. EventBridge does not stop a loop.',
  ]);
});
