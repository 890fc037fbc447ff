import { describe, expect, test } from 'vitest';
import { reportQueues } from '../../../../src/core/report/queues.ts';
import { QueueBench } from '../../../support/queues.ts';

const source = {
  name: 'q',
  visibilityTimeoutSeconds: 1,
  redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 },
};

/** Receives once a second, until nothing is left to receive. */
async function receiveTimes(bench: QueueBench, times: number): Promise<string[]> {
  const received: string[] = [];
  for (let second = 0; second < times; second++) {
    await bench.until(second);
    received.push(bench.bodies());
  }
  return received;
}

/** targets.md §2, *redrive policy*. */
describe('a redrive policy', () => {
  test('moves a message on the receive after the last that it allows', async () => {
    const bench = new QueueBench(source, { name: 'dlq' });
    bench.send({ body: 'a' });
    expect(await receiveTimes(bench, 2)).toEqual(['a', 'a']);
    await bench.until(2);
    expect(bench.contents()).toBe('a | ');
    expect(bench.bodies()).toBe('');
    expect(bench.contents()).toBe(' | a');
  });

  test('fills up with those that may still be received', async () => {
    const bench = new QueueBench(source, { name: 'dlq' });
    bench.send({ body: 'a' });
    await receiveTimes(bench, 2);
    bench.send({ body: 'b' });
    await bench.until(2);
    expect(bench.bodies(1)).toBe('b');
    expect(bench.contents()).toBe('b | a');
  });

  /** Recorded from the service: the count goes on, and the source is named. */
  test('keeps id, attributes, count and the time of sending', async () => {
    const bench = new QueueBench(source, { name: 'dlq' });
    const attributes = { MyAttribute: { dataType: 'String', value: 'foobar' } };
    const sentAt = String(bench.simulation.now);
    const sent = bench.send({ body: 'a', attributes });
    await receiveTimes(bench, 3);
    const [message] = bench.receive(1, 'dlq');
    expect(message).toMatchObject({
      messageId: sent.ok && sent.value.messageId,
      attributes,
      systemAttributes: {
        ApproximateReceiveCount: '3',
        SentTimestamp: sentAt,
        DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:123456789012:q',
      },
    });
  });

  test('the retention period goes on from the first sending', async () => {
    const bench = new QueueBench(
      {
        ...source,
        retentionSeconds: 100,
        redrivePolicy: { ...source.redrivePolicy, maximumReceiveCount: 1 },
      },
      { name: 'dlq', retentionSeconds: 60 },
    );
    bench.send({ body: 'a' });
    await bench.until(30);
    bench.send({ queue: 'dlq', body: 'b' });
    await bench.until(50);
    bench.receive();
    await bench.until(55);
    bench.receive();
    expect(bench.contents()).toBe(' | b,a');
    await bench.until(60);
    expect(bench.contents()).toBe(' | b');
    await bench.until(90);
    expect(bench.contents()).toBe(' | ');
  });

  test('of a FIFO queue: in the FIFO dead-letter queue time begins anew, and the group goes on', async () => {
    const redrivePolicy = { deadLetterQueue: 'dlq.fifo', maximumReceiveCount: 1 };
    const bench = new QueueBench(
      { ...source, name: 'q.fifo', contentBasedDeduplication: true, redrivePolicy },
      { name: 'dlq.fifo' },
    );
    bench.send({ body: 'a', groupId: 'g' });
    bench.send({ body: 'b', groupId: 'g' });
    bench.receive(1);
    await bench.until(1);
    expect(bench.bodies()).toBe('b');
    const [message] = bench.receive(1, 'dlq.fifo');
    expect(message).toMatchObject({
      body: 'a',
      systemAttributes: { MessageGroupId: 'g', SentTimestamp: String(bench.simulation.now) },
    });
  });

  test.each([
    ['to a queue that is not there', { name: 'other' }, 'dlq'],
    ['to a queue of the other kind', { name: 'dlq.fifo' }, 'dlq.fifo'],
    ['to the queue itself', { name: 'other' }, 'q'],
  ])('%s is none', async (_, other, deadLetterQueue) => {
    const redrivePolicy = { deadLetterQueue, maximumReceiveCount: 1 };
    const bench = new QueueBench({ ...source, redrivePolicy }, other);
    bench.send({ body: 'a' });
    expect(await receiveTimes(bench, 4)).toEqual(['a', 'a', 'a', 'a']);
  });

  test('leaves a message where it is while the dead-letter queue is gone', async () => {
    const bench = new QueueBench(source, { name: 'dlq', failure: 'deleted' });
    bench.send({ body: 'a' });
    expect(await receiveTimes(bench, 4)).toEqual(['a', 'a', 'a', 'a']);
  });
});

describe('a redrive', () => {
  async function withDeadLetters(...bodies: string[]) {
    const bench = new QueueBench(source, { name: 'dlq' }, { name: 'other' });
    for (const body of bodies) bench.send({ body });
    await receiveTimes(bench, 3);
    return bench;
  }

  test('brings messages back to where they came from, one after the other', async () => {
    const bench = await withDeadLetters('a', 'b');
    expect(bench.contents()).toBe(' | a,b | ');
    expect(bench.do({ type: 'start-redrive', queue: 'dlq', messagesPerSecond: 1 })).toBeNull();
    await bench.until(3);
    expect(bench.contents()).toBe('a | b | ');
    await bench.until(4);
    expect(bench.contents()).toBe('a,b |  | ');
    expect(bench.trace.at(-1)).toMatchObject({
      ...{ type: 'sqs-redrive-ended', moved: 2, failureReason: null },
    });
  });

  test('makes new messages: id, count and time begin anew', async () => {
    const bench = await withDeadLetters('a');
    const before = reportQueues(bench.trace, [{ name: 'dlq' }])[0]?.messages[0];
    bench.do({ type: 'start-redrive', queue: 'dlq' });
    await bench.until(10);
    const after = reportQueues(bench.trace, [{ name: 'q' }])[0]?.messages[0];
    expect(after?.messageId).not.toBe(before?.messageId);
    expect(after).toMatchObject({ receiveCount: 0, movedFrom: null });
    expect(after?.sentAt).toBeGreaterThan(before?.sentAt ?? 0);
    expect(bench.receive()[0]?.receiveCount).toBe(1);
  });

  test('may go to another queue', async () => {
    const bench = await withDeadLetters('a');
    bench.do({ type: 'start-redrive', queue: 'dlq', destination: 'other' });
    await bench.until(10);
    expect(bench.contents()).toBe(' |  | a');
  });

  test('of a message that no redrive policy has moved does not know where to', async () => {
    const bench = await withDeadLetters('a');
    bench.send({ queue: 'dlq', body: 'b' });
    bench.do({ type: 'start-redrive', queue: 'dlq' });
    await bench.until(10);
    expect(bench.contents()).toBe('a | b | ');
    expect(bench.trace.at(-1)).toMatchObject({
      ...{ moved: 1, failureReason: 'CouldNotDetermineMessageSource' },
    });
  });

  test('what comes meanwhile stays', async () => {
    const bench = await withDeadLetters('a', 'b');
    bench.do({ type: 'start-redrive', queue: 'dlq', destination: 'other', messagesPerSecond: 1 });
    bench.send({ queue: 'dlq', body: 'c' });
    await bench.until(10);
    expect(bench.contents()).toBe(' | c | a,b');
  });

  test.each([
    [
      'other',
      undefined,
      'InvalidParameterValue: Source queue must be configured as a Dead Letter Queue.',
    ],
    ['nowhere', undefined, 'QueueDoesNotExist: The specified queue does not exist.'],
    ['dlq', 'nowhere', 'QueueDoesNotExist: The specified queue does not exist.'],
  ])('of %s to %s is refused', async (queue, destination, expected) => {
    const bench = await withDeadLetters();
    expect(bench.do({ type: 'start-redrive', queue, destination })).toBe(expected);
  });
});
