import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/core/cli/parse-command.ts';
import { complete } from '../../../src/ui/terminal/complete.ts';
import { exampleCommands } from '../../../src/ui/terminal/example-commands.ts';
import { aScenario } from '../../support/scenarios.ts';

const scenario = aScenario();
const completed = (before: string) => complete(before, scenario, ['out.json']);

test.each([
  ['a', 'aws '],
  ['aws ev', 'events '],
  ['aws events put-ev', 'put-events '],
  ['aws events list-rules --ev', '--event-bus-name '],
  ['aws events list-rules --event-bus-name d', 'default '],
  ['aws events describe-rule --name ', 'r '],
  ['aws sqs list-queues --outp', '--output '],
  ['aws sqs list-queues --output t', 't'],
  ['aws --region us-east-1 lambda inv', 'invoke '],
  ['aws lambda invoke --function-name ', 'f '],
  ['aws sqs get-queue-url --queue-name q', 'q '],
  ['aws sqs receive-message --queue-url ', 'https://sqs.us-east-1.amazonaws.com/123456789012/'],
  [
    'aws sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/d',
    'https://sqs.us-east-1.amazonaws.com/123456789012/dlq ',
  ],
  ['cat o', 'out.json '],
])('%s becomes %s', (before, text) => {
  const found = completed(before);
  expect(found?.text).toBe(text);
  expect(before.slice(found?.from)).toBe(text.slice(0, before.length - (found?.from ?? 0)));
});

test('several words are offered in order, and what they have in common is written', () => {
  expect(completed('aws sqs list-queues --output t')).toMatchObject({
    words: ['table', 'text'],
    text: 't',
  });
  expect(completed('aws ')?.words).toEqual(['events', 'help', 'lambda', 'sns', 'sqs']);
});

describe('there is nothing to complete', () => {
  test.each([
    ['in an empty line', ''],
    ['in a word that nothing begins with', 'aws ec2'],
    ['in another command', 'gcloud i'],
    ['in a value of a person’s own', "aws events put-events --entries '[{"],
    ['behind an option for a text', 'aws sqs send-message --message-body '],
  ])('%s', (_, before) => {
    expect(completed(before)).toBeNull();
  });
});

test('an option that is there is not offered again', () => {
  const found = completed('aws sqs list-queues --output json --');
  expect(found?.words).toContain('--query');
  expect(found?.words).not.toContain('--output');
});

test.each([
  ['with a queue', scenario],
  ['without one', aScenario({ queues: [], buses: [] })],
])('the examples are commands that the CLI takes, %s', (_, names) => {
  for (const { line } of exampleCommands(names)) {
    expect(parseCommand(line)).toMatchObject({ ok: true });
  }
});
