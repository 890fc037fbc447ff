import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import { SqsQueue } from '../../../src/core/targets/sqs-queue.ts';
import { aScenario } from '../../support/scenarios.ts';

function aQueue(...bodies: string[]) {
  const scenario = aScenario({ queues: [{ name: 'q', visibilityTimeoutSeconds: 10 }] });
  const [configuration] = scenario.queues;
  if (!configuration) throw new Error('no queue');
  const queue = new SqsQueue(configuration, scenario);
  for (const body of bodies) queue.send({ messageId: body, body, attributes: {} }, instant(0));
  let handles = 0;
  const receive = (most: number, at: number) =>
    queue
      .receive(most, instant(at), () => `handle-${++handles}`)
      .map(({ messageId, receiveCount }) => `${messageId} ${receiveCount}`);
  return { queue, receive };
}

describe('a standard queue', () => {
  test('gives what has come first, and ten messages at most', () => {
    const { receive } = aQueue(...'abcdefghijkl');
    expect(receive(1, 0)).toEqual(['a 1']);
    expect(receive(100, 0)).toHaveLength(10);
    expect(receive(100, 0)).toEqual(['l 1']);
  });

  test.each([0, -1])('gives nothing to whoever asks for %i', (most) => {
    expect(aQueue('a', 'b').receive(most, 0)).toEqual([]);
  });

  test('hides a received message for its visibility time-out, and counts', () => {
    const { receive } = aQueue('a');
    expect(receive(1, 0)).toEqual(['a 1']);
    expect(receive(1, 9_999)).toEqual([]);
    expect(receive(1, 10_000)).toEqual(['a 2']);
  });

  test('forgets a deleted message', () => {
    const { queue, receive } = aQueue('a');
    receive(1, 0);
    expect(queue.delete('handle-1')).toBe('a');
    expect(queue.delete('handle-1')).toBeNull();
    expect(receive(1, 10_000)).toEqual([]);
  });

  test('takes a message of 1 MiB, its attributes included, and none that is larger', () => {
    const { queue } = aQueue();
    expect(queue.refusal('a'.repeat(1_048_576 - 4), { ab: 'cd' })).toBeNull();
    expect(queue.refusal('a'.repeat(1_048_576 - 3), { ab: 'cd' })?.code).toBe('INVALID_PARAMETER');
  });
});
