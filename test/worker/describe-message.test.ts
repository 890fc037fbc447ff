import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { reportQueues } from '../../src/core/report/queues.ts';
import { describeMessage } from '../../src/worker/describe-message.ts';
import { QueueBench } from '../support/queues.ts';

const place = { account: '123456789012', region: 'us-east-1' };

test('a message on the page says what whoever receives it is told', async () => {
  const bench = new QueueBench({ name: 'q.fifo', contentBasedDeduplication: true });
  const attributes = { color: { dataType: 'String', value: 'blau' } };
  bench.send({ body: 'grün', groupId: 'g', attributes });
  await bench.until(2);
  const [received] = bench.receive();
  const [report] = reportQueues(bench.trace, [{ name: 'q.fifo' }]);
  const message = report?.messages[0];
  if (!message) throw new Error('no message');
  const described = describeMessage({ place, message });
  expect(described.systemAttributes).toEqual(received?.systemAttributes);
  expect(described.systemAttributes.ApproximateReceiveCount).toBe('1');
  expect(described.md5OfBody).toBe(createHash('md5').update('grün').digest('hex'));
  expect(described.md5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
  expect(described.bytes).toBe(5 + 'color'.length + 'String'.length + 'blau'.length);
});

test('a message in a dead-letter queue names the queue it comes from', async () => {
  const bench = new QueueBench(
    { name: 'q', redrivePolicy: { deadLetterQueue: 'dead', maximumReceiveCount: 1 } },
    { name: 'dead' },
  );
  bench.send({ body: 'a' });
  bench.receive();
  await bench.until(31);
  bench.receive();
  const message = reportQueues(bench.trace, [{ name: 'dead' }])[0]?.messages[0];
  if (!message) throw new Error('no message');
  const { systemAttributes } = describeMessage({ place, message });
  expect(systemAttributes.DeadLetterQueueSourceArn).toBe('arn:aws:sqs:us-east-1:123456789012:q');
  const [received] = bench.receive(1, 'dead');
  expect(systemAttributes).toEqual({
    ...received?.systemAttributes,
    ApproximateReceiveCount: '1',
  });
});
