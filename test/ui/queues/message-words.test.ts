import { describe, expect, test } from 'vitest';
import { newQueue } from '../../../src/core/model/queue.ts';
import { reportQueues } from '../../../src/core/report/queues.ts';
import { messageWords } from '../../../src/ui/queues/message-words.ts';
import { QueueBench } from '../../support/queues.ts';

/** What is said of each message of the only queue. */
function wordsOf(bench: QueueBench, source: Parameters<typeof newQueue>[0]): readonly string[] {
  const queue = newQueue(source);
  const { now } = bench.simulation;
  const start = Date.parse('2026-01-15T09:00:00.000Z');
  const [report] = reportQueues(bench.trace, [queue], now);
  return report?.messages.map((message) => messageWords(message, queue, { start, now })) ?? [];
}

describe('why a message cannot be received', () => {
  test('a delay is the queue’s or the sender’s', () => {
    const source = { name: 'q', delaySeconds: 60 };
    const bench = new QueueBench(source);
    bench.send({ body: 'a' });
    bench.send({ body: 'b', delaySeconds: 5 });
    expect(wordsOf(bench, source)).toEqual([
      'Nobody can receive it before +1 min, in 1 min: the queue delays every message by 60 s.',
      'Nobody can receive it before +5 s, in 5 s: it was sent with a delay of 5 s.',
    ]);
  });

  test('it is in flight until its time-out, which can be changed', async () => {
    const bench = new QueueBench({ name: 'q' });
    bench.send({ body: 'a' });
    expect(wordsOf(bench, { name: 'q' })).toEqual(['It can be received.']);
    await bench.until(10);
    const [received] = bench.receive();
    expect(wordsOf(bench, { name: 'q' })[0]).toContain(
      'It was received (once so far) and is hidden until +40 s, in 30 s: its visibility time-out runs.',
    );
    bench.do({
      type: 'change-visibility',
      queue: 'q',
      receiptHandle: received?.receiptHandle ?? '',
      visibilityTimeoutSeconds: 300,
    });
    expect(wordsOf(bench, { name: 'q' })[0]).toContain(
      'until +5 min 10 s, in 5 min: its visibility time-out was changed at +10 s.',
    );
    await bench.until(311);
    expect(wordsOf(bench, { name: 'q' })).toEqual([
      'It was received once and not deleted in time, so it can be received again.',
    ]);
  });

  test('a group of a FIFO queue waits for what is in flight', () => {
    const source = { name: 'q.fifo', contentBasedDeduplication: true };
    const bench = new QueueBench(source);
    for (const [body, groupId] of Object.entries({ a: 'g', b: 'g', c: 'h' })) {
      bench.send({ body, groupId });
    }
    bench.receive(1);
    const [first, second, third] = wordsOf(bench, source);
    expect(first).toContain('hidden until');
    expect(second).toMatch(/^It waits behind message [0-9a-f]{8} of its group g:/);
    expect(third).toBe('It can be received.');
    expect(bench.bodies()).toBe('c');
  });

  test('the receive after the last that the redrive policy allows moves it', async () => {
    const redrivePolicy = { deadLetterQueue: 'dead', maximumReceiveCount: 1 };
    const bench = new QueueBench({ name: 'q', redrivePolicy }, { name: 'dead' });
    bench.send({ body: 'a' });
    bench.receive();
    await bench.until(31);
    expect(wordsOf(bench, { name: 'q', redrivePolicy })).toEqual([
      'It was received once and never deleted: the next receive moves it to dead instead of giving it.',
    ]);
    bench.receive();
    expect(bench.contents()).toBe(' | a');
  });
});
