import { describe, expect, test } from 'vitest';
import { QueueBench } from '../../../support/queues.ts';

const name = 'q.fifo';
const fifo = (changes = {}) =>
  new QueueBench({ name, contentBasedDeduplication: true, ...changes });

/** targets.md §2, *FIFO*. */
describe('a FIFO queue', () => {
  test.each([
    [
      'no group',
      { body: 'a' },
      'MissingParameter: The request must contain the parameter MessageGroupId.',
    ],
    ['a group, and the body for deduplication', { body: 'a', groupId: 'g' }, null],
    [
      'a delay of its own',
      { body: 'a', groupId: 'g', delaySeconds: 2 },
      'InvalidParameterValue: Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
    ['a delay of zero', { body: 'a', groupId: 'g', delaySeconds: 0 }, null],
    [
      'an empty deduplication id',
      { body: 'a', groupId: 'g', deduplicationId: '' },
      'InvalidParameterValue: Value  for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ],
  ])('%s', (_, request, expected) => {
    expect(fifo().refusal(request)).toBe(expected);
  });

  test('without content-based deduplication an id is required', () => {
    const bench = fifo({ contentBasedDeduplication: false });
    expect(bench.refusal({ body: 'a', groupId: 'g' })).toBe(
      'InvalidParameterValue: The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
    expect(bench.refusal({ body: 'a', groupId: 'g', deduplicationId: 'd' })).toBeNull();
  });

  test('a delay of zero stands for the delay of the queue, as recorded from the service', async () => {
    const bench = fifo({ delaySeconds: 2 });
    bench.send({ body: 'a', groupId: 'g', delaySeconds: 0 });
    expect(bench.bodies()).toBe('');
    await bench.until(2);
    expect(bench.bodies()).toBe('a');
  });

  test('one receive may give several messages of a group, in order', () => {
    const bench = fifo();
    for (const body of 'abc') bench.send({ body, groupId: 'g' });
    expect(bench.bodies(2)).toBe('a,b');
  });

  test('a group waits while one of its messages is in flight, and others do not', () => {
    const bench = fifo();
    bench.send({ body: 'a', groupId: 'g' });
    bench.send({ body: 'b', groupId: 'g' });
    bench.send({ body: 'c', groupId: 'h' });
    const [a] = bench.receive(1);
    expect(bench.bodies()).toBe('c');
    bench.do({ type: 'delete-message', queue: name, receiptHandle: a?.receiptHandle ?? '' });
    expect(bench.bodies()).toBe('b');
  });

  /** Recorded from the service: three of a group in flight, then some made visible again. */
  test.each([
    [[], ''],
    [[0], 'a'],
    [[0, 1], 'a,b'],
    [[0, 2], 'a'],
    [[1, 2], ''],
    [[0, 1, 2], 'a,b,c'],
  ])('of three in flight, with %o visible again, "%s" is received', (visible, expected) => {
    const bench = fifo();
    for (const body of 'abc') bench.send({ body, groupId: 'g' });
    const received = bench.receive();
    for (const index of visible) {
      const receiptHandle = received[index]?.receiptHandle ?? '';
      bench.do({
        ...{ type: 'change-visibility', queue: name, receiptHandle },
        visibilityTimeoutSeconds: 0,
      });
    }
    expect(bench.bodies()).toBe(expected);
  });

  test('order survives a time-out', async () => {
    const bench = fifo({ visibilityTimeoutSeconds: 5 });
    for (const body of 'ab') bench.send({ body, groupId: 'g' });
    bench.receive(1);
    await bench.until(5);
    expect(bench.bodies()).toBe('a,b');
  });

  test('a handle is of no use after the time-out', async () => {
    const bench = fifo({ visibilityTimeoutSeconds: 5 });
    bench.send({ body: 'a', groupId: 'g' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    await bench.until(5);
    expect(bench.do({ type: 'delete-message', queue: name, receiptHandle })).toBe(
      `InvalidParameterValue: Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    );
    const change = { type: 'change-visibility', queue: name, receiptHandle } as const;
    expect(bench.do({ ...change, visibilityTimeoutSeconds: 1 })).toMatch(/^MessageNotInflight: /);
  });

  test('sequence numbers grow', () => {
    const bench = fifo();
    for (const body of 'abc') bench.send({ body, groupId: body });
    const numbers = bench
      .receive()
      .map(({ systemAttributes }) => BigInt(systemAttributes.SequenceNumber ?? 0));
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(numbers).size).toBe(3);
  });

  test('names group and deduplication id to whoever receives', () => {
    const bench = fifo();
    bench.send({ body: 'hello', groupId: 'g' });
    expect(bench.receive()[0]?.systemAttributes).toMatchObject({
      MessageGroupId: 'g',
      MessageDeduplicationId: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
  });
});

describe('deduplication', () => {
  test.each([
    ['the same body', { body: 'a' }, { body: 'a' }, false],
    ['another body', { body: 'a' }, { body: 'b' }, true],
    [
      'the same id, another body',
      { body: 'a', deduplicationId: 'd' },
      { body: 'b', deduplicationId: 'd' },
      false,
    ],
    [
      'another id, the same body',
      { body: 'a', deduplicationId: 'd' },
      { body: 'a', deduplicationId: 'e' },
      true,
    ],
    ['the same body in another group', { body: 'a' }, { body: 'a', groupId: 'h' }, false],
  ])('%s', (_, first, second, isKept) => {
    const bench = fifo();
    bench.send({ groupId: 'g', ...first });
    const again = bench.send({ groupId: 'g', ...second });
    expect(again.ok).toBe(true);
    expect(bench.contents().split(',')).toHaveLength(isKept ? 2 : 1);
  });

  test('answers with the id of the message that was kept', () => {
    const bench = fifo();
    const first = bench.send({ body: 'a', groupId: 'g' });
    expect(bench.send({ body: 'a', groupId: 'g' })).toEqual(first);
    expect(bench.trace.at(-1)).toMatchObject({ type: 'sqs-message-deduplicated' });
  });

  test.each([
    [299.999, ''],
    [300, 'a'],
  ])('after %d s, also when the first is deleted: "%s"', async (seconds, expected) => {
    const bench = fifo();
    bench.send({ body: 'a', groupId: 'g' });
    const receiptHandle = bench.receive()[0]?.receiptHandle ?? '';
    bench.do({ type: 'delete-message', queue: name, receiptHandle });
    await bench.until(seconds);
    bench.send({ body: 'a', groupId: 'g' });
    expect(bench.bodies()).toBe(expected);
  });
});
