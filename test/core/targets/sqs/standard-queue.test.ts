import { describe, expect, test } from 'vitest';
import { QueueBench } from '../../../support/queues.ts';

/** targets.md §2, *standard queues*. */
describe('a standard queue', () => {
  test('gives what has come first, and ten messages at most', () => {
    const bench = new QueueBench({ name: 'q' });
    for (const body of 'abcdefghijkl') bench.send({ body });
    expect(bench.bodies(1)).toBe('a');
    expect(bench.bodies(10)).toBe('b,c,d,e,f,g,h,i,j,k');
    expect(bench.bodies(10)).toBe('l');
    expect(bench.bodies(10)).toBe('');
  });

  test.each([0, 11])('a receive of %i messages is refused', (most) => {
    const received = new QueueBench({ name: 'q' }).simulation.sqs.consumer.receive(
      { queue: 'q', most },
      0,
    );
    expect(received).toMatchObject({
      error: {
        code: 'InvalidParameterValue',
        message: `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      },
    });
  });

  test('hides a received message for its visibility time-out, and counts', async () => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 10 });
    bench.send({ body: 'a' });
    expect(bench.receive()[0]?.receiveCount).toBe(1);
    await bench.until(9.999);
    expect(bench.receive()).toEqual([]);
    await bench.until(10);
    expect(bench.receive()[0]?.receiveCount).toBe(2);
  });

  test.each([
    [0, undefined, 0],
    [5, undefined, 5],
    [5, 2, 2],
    [5, 0, 0],
    [0, 900, 900],
  ])('delay of the queue %i s, of the message %s: received after %i s', async (queue, own, due) => {
    const bench = new QueueBench({ name: 'q', delaySeconds: queue });
    bench.send({ body: 'a', delaySeconds: own });
    if (due > 0) {
      await bench.until(due - 0.001);
      expect(bench.bodies()).toBe('');
    }
    await bench.until(due);
    expect(bench.bodies()).toBe('a');
  });

  test('forgets a message at the end of its retention period, received or not', async () => {
    const bench = new QueueBench({ name: 'q', retentionSeconds: 60 });
    bench.send({ body: 'a' });
    await bench.until(30);
    bench.send({ body: 'b' });
    bench.receive(1);
    await bench.until(59.999);
    expect(bench.contents()).toBe('a,b');
    await bench.until(60);
    expect(bench.contents()).toBe('b');
    await bench.until(90);
    expect(bench.contents()).toBe('');
    expect(bench.trace.filter(({ type }) => type === 'sqs-message-expired')).toHaveLength(2);
  });

  test('the end of a retention period does not keep a simulation going', async () => {
    const bench = new QueueBench({ name: 'q' });
    bench.send({ body: 'a' });
    const before = bench.simulation.now;
    await bench.simulation.runUntilIdle();
    expect(bench.simulation.now).toBe(before);
    expect(bench.contents()).toBe('a');
  });

  test('names what SQS names of a message', async () => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 1 });
    bench.send({ body: 'a' });
    const sent = String(bench.simulation.now);
    await bench.until(2);
    const first = String(bench.simulation.now);
    bench.receive();
    await bench.until(4);
    expect(bench.receive()[0]?.systemAttributes).toEqual({
      ApproximateReceiveCount: '2',
      SentTimestamp: sent,
      SenderId: expect.stringMatching(/^A[A-Z]{20}$/),
      ApproximateFirstReceiveTimestamp: first,
    });
  });
});

describe('what is sent', () => {
  const limit = 1_048_576;
  const attributes = { ab: { dataType: 'String', value: 'cd' } };
  test.each([
    ['a message of 1 MiB', { body: 'a'.repeat(limit) }, null],
    [
      'one byte more',
      { body: 'a'.repeat(limit + 1) },
      'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
    ],
    ['bytes count, not characters', { body: 'é'.repeat(limit / 2) }, null],
    ['name, type and value count', { body: 'a'.repeat(limit - 10), attributes }, null],
    [
      'and are too much',
      { body: 'a'.repeat(limit - 9), attributes },
      'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
    ],
    [
      'no body',
      { body: '' },
      'MissingParameter: The request must contain the parameter MessageBody.',
    ],
    ['a group, as fair queues have them', { body: 'a', groupId: 'g' }, null],
    [
      'a group with a blank',
      { body: 'a', groupId: 'group 123' },
      'InvalidParameterValue: Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ],
    [
      'a deduplication id',
      { body: 'a', deduplicationId: 'd' },
      'InvalidParameterValue: Value d for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
    [
      'an empty attribute',
      { body: 'a', attributes: { ErrorDetails: { dataType: 'String', value: '' } } },
      "InvalidParameterValue: Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
    ],
    [
      'an attribute with a label',
      { body: 'a', attributes: { a: { dataType: 'Number.cents', value: '1' } } },
      null,
    ],
    [
      'an attribute of no type',
      { body: 'a', attributes: { a: { dataType: 'Text', value: '1' } } },
      "InvalidParameterValue: The type of message (user) attribute 'a' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
    ],
    [
      'ten attributes',
      {
        body: 'a',
        attributes: Object.fromEntries(
          [...Array(10).keys()].map((n) => [`a${n}`, { dataType: 'String', value: 'v' }]),
        ),
      },
      null,
    ],
    [
      'eleven',
      {
        body: 'a',
        attributes: Object.fromEntries(
          [...Array(11).keys()].map((n) => [`a${n}`, { dataType: 'String', value: 'v' }]),
        ),
      },
      'InvalidParameterValue: Number of message attributes [11] exceeds the allowed maximum [10].',
    ],
    [
      'to a queue that is not there',
      { body: 'a', queue: 'nowhere' },
      'QueueDoesNotExist: The specified queue does not exist.',
    ],
  ])('%s', (_, request, expected) => {
    expect(new QueueBench({ name: 'q' }).refusal(request)).toBe(expected);
  });

  test('a queue may take less', () => {
    const bench = new QueueBench({ name: 'q', maximumMessageBytes: 1_024 });
    expect(bench.refusal({ body: 'a'.repeat(1_025) })).toBe(
      'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    );
  });
});

describe('a received message', () => {
  test('is deleted by its handle, as often as one likes', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.send({ body: 'a' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    expect(bench.do({ type: 'delete-message', queue: 'q', receiptHandle })).toBeNull();
    expect(bench.contents()).toBe('');
    expect(bench.do({ type: 'delete-message', queue: 'q', receiptHandle })).toBeNull();
  });

  test('is deleted after its time-out as well, until it is received again', async () => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 1 });
    bench.send({ body: 'a' });
    bench.send({ body: 'b' });
    const [a, b] = bench.receive();
    await bench.until(2);
    expect(
      bench.do({ type: 'delete-message', queue: 'q', receiptHandle: a?.receiptHandle ?? '' }),
    ).toBeNull();
    expect(bench.contents()).toBe('b');
    bench.receive();
    bench.do({ type: 'delete-message', queue: 'q', receiptHandle: b?.receiptHandle ?? '' });
    expect(bench.contents()).toBe('b');
  });

  test.each(['delete-message', 'change-visibility'] as const)(
    '%s with a handle that was never given is refused',
    (type) => {
      const bench = new QueueBench({ name: 'q' });
      const action = { queue: 'q', receiptHandle: 'x', visibilityTimeoutSeconds: 1 };
      expect(bench.do({ type, ...action })).toBe(
        'ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.',
      );
      expect(bench.trace.at(-1)).toMatchObject({
        type: 'sqs-request-refused',
        errorCode: 'ReceiptHandleIsInvalid',
      });
    },
  );

  test.each([
    [0, 0],
    [5, 5],
    [43_200, 43_200],
  ])('comes back %i s after its visibility was changed to that', async (seconds, due) => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 30 });
    bench.send({ body: 'a' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    bench.do({
      ...{ type: 'change-visibility', queue: 'q', receiptHandle },
      visibilityTimeoutSeconds: seconds,
    });
    if (due > 0) {
      await bench.until(due - 0.001);
      expect(bench.bodies()).toBe('');
    }
    await bench.until(due);
    expect(bench.bodies()).toBe('a');
  });

  test('its visibility can be changed after its time-out, as recorded from the service', async () => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 1 });
    bench.send({ body: 'a' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    await bench.until(2);
    const change = { type: 'change-visibility', queue: 'q', receiptHandle } as const;
    expect(bench.do({ ...change, visibilityTimeoutSeconds: 2 })).toBeNull();
    expect(bench.bodies()).toBe('');
  });

  test('its visibility cannot be changed when it is gone', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.send({ body: 'a' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    bench.do({ type: 'delete-message', queue: 'q', receiptHandle });
    const change = { type: 'change-visibility', queue: 'q', receiptHandle } as const;
    expect(bench.do({ ...change, visibilityTimeoutSeconds: 2 })).toMatch(
      /^InvalidParameterValue: .*Reason: Message does not exist or is not available for visibility timeout change\.$/,
    );
  });
});

describe('long polling', () => {
  test.each([
    ['a message that comes in time is received when it comes', 5, 'a'],
    ['one that comes too late is not', 11, ''],
  ])('%s', async (_, sentAt, expected) => {
    const bench = new QueueBench({ name: 'q', visibilityTimeoutSeconds: 60 });
    bench.do({ type: 'receive-messages', queue: 'q', most: 1, waitSeconds: 10 });
    await bench.until(sentAt);
    bench.send({ body: 'a' });
    const received = bench.trace.filter(({ type }) => type === 'sqs-message-received');
    expect(received).toHaveLength(expected === '' ? 0 : 1);
    expect(received.every(({ cause }) => cause === 0)).toBe(true);
  });

  test('one poll takes one batch, and the next message waits for another', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.do({ type: 'receive-messages', queue: 'q', most: 10, waitSeconds: 20 });
    bench.send({ body: 'a' });
    bench.send({ body: 'b' });
    expect(bench.bodies()).toBe('b');
  });
});

describe('purging', () => {
  test('deletes everything, in flight or not', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.send({ body: 'a' });
    bench.send({ body: 'b' });
    bench.receive(1);
    expect(bench.do({ type: 'purge-queue', queue: 'q' })).toBeNull();
    expect(bench.contents()).toBe('');
    expect(bench.trace.at(-1)).toMatchObject({ type: 'sqs-queue-purged', messages: 2 });
  });

  test.each([
    [59.9, 'PurgeQueueInProgress: Only one PurgeQueue operation on q is allowed every 60 seconds.'],
    [60, null],
  ])('again after %d s: %s', async (seconds, expected) => {
    const bench = new QueueBench({ name: 'q' });
    bench.do({ type: 'purge-queue', queue: 'q' });
    await bench.until(seconds);
    expect(bench.do({ type: 'purge-queue', queue: 'q' })).toBe(expected);
  });
});

test('a deleted queue does nothing at all', () => {
  const bench = new QueueBench({ name: 'q', failure: 'deleted' });
  const expected = 'QueueDoesNotExist: The specified queue does not exist.';
  expect(bench.do({ type: 'send-message', queue: 'q', body: 'a' })).toBe(expected);
  expect(bench.do({ type: 'receive-messages', queue: 'q', most: 1, waitSeconds: 0 })).toBe(
    expected,
  );
  expect(bench.do({ type: 'purge-queue', queue: 'q' })).toBe(expected);
});
