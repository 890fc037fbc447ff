import { describe, expect, test } from 'vitest';
import { reportQueueRequests, requestWords } from '../../../src/core/report/queue-requests.ts';
import { QueueBench } from '../../support/queues.ts';

/** The latest request in words. */
function latest(bench: QueueBench, queue = 'q'): string | undefined {
  const [request] = reportQueueRequests(bench.trace, queue, bench.simulation.now);
  return request && requestWords(request, null);
}

describe('what a person did with a queue', () => {
  test('a receive says how many messages it gave', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.do({ type: 'receive-messages', queue: 'q', most: 1, waitSeconds: 0 });
    expect(latest(bench)).toBe('ReceiveMessage: there was nothing to receive.');
    bench.do({ type: 'send-message', queue: 'q', body: 'a' });
    expect(latest(bench)).toBe('SendMessage: accepted.');
    bench.do({ type: 'receive-messages', queue: 'q', most: 10, waitSeconds: 0 });
    expect(latest(bench)).toBe('ReceiveMessage: 1 message.');
    bench.do({ type: 'purge-queue', queue: 'q' });
    expect(latest(bench)).toBe('PurgeQueue: 1 message deleted.');
    expect(reportQueueRequests(bench.trace, 'q').map(({ operation }) => operation)).toEqual([
      'PurgeQueue',
      'ReceiveMessage',
      'SendMessage',
      'ReceiveMessage',
    ]);
  });

  test('a refusal has the code and the text of SQS', () => {
    const bench = new QueueBench({ name: 'q' });
    bench.do({ type: 'delete-message', queue: 'q', receiptHandle: 'x' });
    const [request] = reportQueueRequests(bench.trace, 'q');
    expect(request?.error).toEqual({
      code: 'ReceiptHandleIsInvalid',
      message: 'The input receipt handle "x" is not a valid receipt handle.',
    });
    expect(latest(bench)).toBe('DeleteMessage was refused: ReceiptHandleIsInvalid.');
  });

  test('an old handle deletes nothing of a standard queue, and is refused by a FIFO queue', async () => {
    const standard = new QueueBench({ name: 'q' });
    standard.send({ body: 'a' });
    const [first] = standard.receive();
    await standard.until(31);
    standard.receive();
    const receiptHandle = first?.receiptHandle ?? '';
    standard.do({ type: 'delete-message', queue: 'q', receiptHandle });
    expect(latest(standard)).toContain('nothing was deleted');

    const fifo = new QueueBench({ name: 'q.fifo' });
    fifo.send({ body: 'a', groupId: 'g', deduplicationId: '1' });
    const [received] = fifo.receive();
    await fifo.until(31);
    fifo.do({
      type: 'delete-message',
      queue: 'q.fifo',
      receiptHandle: received?.receiptHandle ?? '',
    });
    expect(reportQueueRequests(fifo.trace, 'q.fifo')[0]?.error?.message).toContain(
      'The receipt handle has expired.',
    );
  });

  test('a long poll is answered when a message comes', async () => {
    const bench = new QueueBench({ name: 'q' });
    const poll = { type: 'receive-messages', queue: 'q', most: 1, waitSeconds: 20 } as const;
    bench.do(poll);
    const [request] = reportQueueRequests(bench.trace, 'q');
    expect(request && requestWords(request, { ...poll, at: 0 })).toBe(
      'ReceiveMessage: nothing yet, it waits 20 s for a first message.',
    );
    await bench.until(5);
    bench.do({ type: 'send-message', queue: 'q', body: 'a' });
    const [, answered] = reportQueueRequests(bench.trace, 'q');
    expect(answered && requestWords(answered, null)).toBe('ReceiveMessage: 1 message.');
  });

  test('a redrive says what it moved, and why it stopped', async () => {
    const bench = new QueueBench(
      { name: 'dead' },
      { name: 'q', redrivePolicy: { deadLetterQueue: 'dead', maximumReceiveCount: 1 } },
    );
    bench.send({ queue: 'q', body: 'a' });
    bench.receive(1, 'q');
    await bench.until(31);
    bench.receive(1, 'q');
    bench.send({ queue: 'dead', body: 'by hand' });
    bench.do({ type: 'start-redrive', queue: 'dead', messagesPerSecond: 1 });
    expect(latest(bench, 'dead')).toBe('StartMessageMoveTask: under way, 0 messages moved so far.');
    await bench.until(40);
    expect(latest(bench, 'dead')).toBe(
      'StartMessageMoveTask failed after 1 message: CouldNotDetermineMessageSource.',
    );
    expect(bench.contents()).toBe('by hand | a');
  });
});
