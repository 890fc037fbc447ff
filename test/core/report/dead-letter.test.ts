import { describe, expect, test } from 'vitest';
import {
  queueArn,
  resourceArn,
  resourceOfArn,
  ruleArn,
  ruleOfArn,
} from '../../../src/core/model/arn.ts';
import { FAILURES } from '../../../src/core/model/failure-facts.ts';
import { RESOURCE_LISTS } from '../../../src/core/model/resource.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { readDeadLetter } from '../../../src/core/report/dead-letter.ts';
import { deadLetterWords } from '../../../src/core/report/dead-letter-words.ts';
import { ERROR_CODES, explainErrorCode } from '../../../src/core/report/error-codes.ts';
import { reportQueues } from '../../../src/core/report/queues.ts';
import { failing, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

const place = { account: '123456789012', region: 'us-east-1' };

describe('an ARN says what it names', () => {
  test.each(Object.keys(RESOURCE_LISTS) as (keyof typeof RESOURCE_LISTS)[])('%s', (type) => {
    const resource = { type, name: 'some.name-1' };
    expect(resourceOfArn(resourceArn(place, resource))).toEqual(resource);
  });

  test('with what may follow the name', () => {
    const lambda = resourceArn(place, { type: 'lambda-function', name: 'f' });
    expect(resourceOfArn(`${lambda}:$LATEST`)?.name).toBe('f');
    const api = resourceArn(place, { type: 'api-destination', name: 'a' });
    expect(resourceOfArn(`${api}/11111111-2222-3333-4444-555555555555`)?.name).toBe('a');
    expect(resourceOfArn('arn:aws:ecs:us-east-1:123456789012:cluster/c')).toBeNull();
  });

  test('of a rule on any bus', () => {
    for (const bus of ['default', 'orders', 'aws.partner/x.com/y']) {
      expect(ruleOfArn(ruleArn(place, bus, 'r'))).toEqual({ bus, name: 'r' });
    }
    expect(ruleOfArn('arn:aws:sqs:us-east-1:123456789012:q')).toBeNull();
  });
});

/** The only message in a queue after one event, read. */
async function letterIn(
  queue: string,
  target: Parameters<typeof withTarget>[0],
  changes: Partial<ScenarioSource>,
  runtime = runtimeOf(() => failing),
) {
  const scenario = withTarget(target, changes);
  const trace = await traceOf(scenario, { runtime });
  const message = reportQueues(trace, [{ name: queue }])[0]?.messages[0];
  if (!message) throw new Error('There is no message.');
  const { movedFrom } = message;
  const letter = readDeadLetter({
    ...message,
    systemAttributes:
      movedFrom === null ? {} : { DeadLetterQueueSourceArn: queueArn(place, movedFrom) },
  });
  if (!letter) throw new Error('It is no dead letter.');
  return { letter, words: deadLetterWords(letter) };
}

describe('a dead letter says', () => {
  const retryPolicy = { maximumRetryAttempts: 2, maximumEventAgeSeconds: 86_400 };

  test('which rule could not deliver, what the error means, and that it was retried', async () => {
    const { letter, words } = await letterIn(
      'dlq',
      { deadLetterQueue: 'dlq', retryPolicy },
      { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
    );
    expect(letter).toMatchObject({
      owner: 'eventbridge',
      rule: { bus: 'default', name: 'r' },
      target: { type: 'sqs-queue', name: 'q' },
      error: { code: 'THROTTLING', message: 'Request is throttled.' },
      retries: 2,
      condition: 'MaximumRetryAttempts',
    });
    expect(JSON.parse(letter.event ?? '')).toMatchObject({ source: 'my.app' });
    expect(words.whose).toBe(
      'EventBridge put it here: rule r (bus default) could not deliver the event to q, which has never had it.',
    );
    expect(words.why).toBe(
      'It was tried once and then again twice, and the retry policy allows no more.',
    );
    expect(words.meaning).toContain('429');
  });

  test('that a permanent failure is not retried', async () => {
    const { letter, words } = await letterIn(
      'dlq',
      { deadLetterQueue: 'dlq', retryPolicy },
      { queues: [{ name: 'q', failure: 'no-permission' }, { name: 'dlq' }] },
    );
    expect(letter).toMatchObject({
      error: { code: 'NO_PERMISSIONS' },
      retries: 0,
      condition: null,
    });
    expect(words.why).toContain('not again, since trying again would not help');
    expect(words.fix).toContain('aws:SourceArn');
  });

  test('that it is Lambda’s record of a function that failed', async () => {
    const { letter, words } = await letterIn(
      'failed',
      { resource: { type: 'lambda-function', name: 'f' }, deadLetterQueue: 'dlq' },
      {
        functions: [{ name: 'f', code: '', onFailure: { type: 'sqs-queue', name: 'failed' } }],
        queues: [{ name: 'failed' }, { name: 'dlq' }],
      },
    );
    expect(letter).toMatchObject({
      owner: 'lambda-destination',
      target: { type: 'lambda-function', name: 'f' },
      error: { code: 'Error', message: 'no' },
      retries: 2,
      condition: 'RetriesExhausted',
    });
    expect(words.whose).toContain('Lambda put it here, not EventBridge: f was given the event');
    expect(JSON.parse(letter.payload)).toMatchObject({ source: 'my.app', detail: { n: 1 } });
    expect(letter.event).toBe(letter.payload);
  });

  test('that it is a function’s own dead-letter queue', async () => {
    const { letter } = await letterIn(
      'failed',
      { resource: { type: 'lambda-function', name: 'f' } },
      {
        functions: [
          { name: 'f', code: '', deadLetterTarget: { type: 'sqs-queue', name: 'failed' } },
        ],
        queues: [{ name: 'failed' }],
      },
    );
    expect(letter).toMatchObject({ owner: 'lambda', target: null, error: { message: 'no' } });
    expect(letter.event).not.toBeNull();
  });

  test('that another queue’s redrive policy moved it', async () => {
    const { letter, words } = await letterIn(
      'dead',
      {},
      {
        functions: [{ name: 'f', code: '' }],
        queues: [
          { name: 'q', redrivePolicy: { deadLetterQueue: 'dead', maximumReceiveCount: 2 } },
          { name: 'dead' },
        ],
        eventSourceMappings: [{ queue: 'q', function: 'f' }],
      },
    );
    expect(letter).toMatchObject({
      owner: 'redrive-policy',
      target: { type: 'sqs-queue', name: 'q' },
      error: null,
    });
    expect(words.whose).toContain('SQS put it here, not EventBridge');
    expect(words.fix).toContain('redrive this queue');
  });

  test('nothing, if it is an ordinary message', () => {
    const message = { messageId: null, attributes: {}, systemAttributes: {} };
    const success = '{"requestContext":{"condition":"Success"},"requestPayload":{}}';
    for (const body of ['', '{}', 'x', '{"source":"a","detail-type":"b"}', success]) {
      expect(readDeadLetter({ ...message, body })).toBeNull();
    }
  });
});

test('every code that a failure switch leads to is explained', () => {
  const codes = Object.values(FAILURES).flatMap((failures) =>
    Object.values(failures).flatMap((facts) =>
      'code' in facts && facts.code !== '' ? [facts.code] : [],
    ),
  );
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => typeof code === 'string' && !explainErrorCode(code))).toEqual([]);
  expect(ERROR_CODES.every((code) => explainErrorCode(code)?.fix)).toBe(true);
  expect(explainErrorCode('constructor')).toBeNull();
});
