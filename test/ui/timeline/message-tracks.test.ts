import { expect, test } from 'vitest';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { type Lane, lanesOf } from '../../../src/ui/timeline/lanes.ts';
import { momentsOf, placeMarks } from '../../../src/ui/timeline/layout.ts';
import { whatHappened } from '../../../src/ui/timeline/readout.ts';
import { makeTimeScale } from '../../../src/ui/timeline/time-scale.ts';
import { failing, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

async function lanesTo(...parameters: Parameters<typeof withTarget>): Promise<readonly Lane[]> {
  const runtime = runtimeOf(() => failing);
  return lanesOf(reportDeliveries(await traceOf(withTarget(...parameters), { runtime })));
}

test('a message that a function cannot deal with: every receive, and where it ends', async () => {
  const [lane] = await lanesTo(
    {},
    {
      queues: [
        { name: 'q', redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 } },
        { name: 'dlq' },
      ],
      eventSourceMappings: [{ queue: 'q', function: 'f' }],
    },
  );
  const track = lane?.afterwards;
  expect(track?.owner).toBe('SQS');
  expect(lane?.handOver).toBe(lane?.delivery.marks.at(-1)?.at);
  expect(track?.marks.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'dead-lettered']);
  expect(track?.marks[0]?.words).toMatch(/^receive 1 for f ended without deleting it/);
  expect(track?.marks[2]?.words).toContain('moved the message to dlq');
  expect(track?.end).toEqual({ state: 'dead-lettered', words: 'in dlq' });
  expect(whatHappened(lane ? [lane] : [], track?.marks[0]?.at ?? 0)).toMatch(/^SQS, message in q:/);
});

test('a message that nobody reads has nothing to draw after the hand-over', async () => {
  const [lane] = await lanesTo({});
  expect(lane?.afterwards).toBeNull();
});

test('a topic: a mark for each subscription, and who did not get it', async () => {
  const [lane] = await lanesTo(
    { resource: { type: 'sns-topic', name: 't' } },
    {
      topics: [
        {
          name: 't',
          subscriptions: [
            { endpoint: { type: 'sqs-queue', name: 'q' } },
            { endpoint: { type: 'sqs-queue', name: 'nowhere' } },
          ],
        },
      ],
    },
  );
  expect(lane?.afterwards?.owner).toBe('SNS');
  const words = lane?.afterwards?.marks.map((mark) => mark.words) ?? [];
  expect(words.filter((one) => one === 'q took it at try 1')).toHaveLength(1);
  expect(words.some((one) => /^nowhere did not take it/.test(one))).toBe(true);
  expect(lane?.afterwards?.end).toEqual({ state: 'lost', words: 'lost for 1 of 2' });
  expect(words).toHaveLength(2);
  // At one moment, and yet each to be seen.
  const scale = makeTimeScale(momentsOf(lane ? [lane] : []), 900);
  const places = placeMarks(lane?.afterwards?.marks ?? [], scale).map(({ from }) => from);
  expect(new Set(places).size).toBe(places.length);
});
