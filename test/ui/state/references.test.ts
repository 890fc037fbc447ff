import { describe, expect, test } from 'vitest';
import { CONFIGURED_TYPES, type ConfiguredReference } from '../../../src/core/model/resource.ts';
import { parseScenario, type ScenarioSource } from '../../../src/core/model/scenario.ts';
import { checkResources } from '../../../src/core/targets/check-resources.ts';
import { renameResource, usesOf } from '../../../src/ui/state/references.ts';
import { namesOf, removeResource } from '../../../src/ui/state/resource-edits.ts';
import { aRule, aScenario, aTarget } from '../../support/scenarios.ts';

/** Everything refers to something. */
const whole: Partial<ScenarioSource> = {
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        aRule({
          targets: [
            aTarget({ deadLetterQueue: 'dlq' }),
            aTarget({ id: 'bus', resource: { type: 'event-bus', name: 'other' } }),
            aTarget({ id: 'topic', resource: { type: 'sns-topic', name: 'topic' } }),
            aTarget({ id: 'api', resource: { type: 'api-destination', name: 'api' } }),
            aTarget({ id: 'stream', resource: { type: 'kinesis-stream', name: 'stream' } }),
          ],
        }),
        aRule({
          name: 's',
          targets: [
            aTarget({ id: 'machine', resource: { type: 'state-machine', name: 'machine' } }),
            aTarget({ id: 'log', resource: { type: 'log-group', name: '/aws/events/log' } }),
          ],
        }),
      ],
    },
    { kind: 'classic', name: 'other', rules: [] },
  ],
  functions: [
    {
      name: 'f',
      code: '',
      onSuccess: { type: 'event-bus', name: 'other' },
      onFailure: { type: 'sns-topic', name: 'topic' },
      deadLetterTarget: { type: 'sqs-queue', name: 'dlq' },
    },
  ],
  queues: [
    { name: 'q', redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 3 } },
    { name: 'dlq' },
  ],
  topics: [
    {
      name: 'topic',
      subscriptions: [
        { endpoint: { type: 'lambda-function', name: 'f' }, deadLetterQueue: 'dlq' },
        { endpoint: { type: 'sqs-queue', name: 'q' } },
      ],
    },
  ],
  apiDestinations: [{ name: 'api', endpoint: 'https://example.com/x', connection: 'c' }],
  connections: [{ name: 'c', authorization: { type: 'api-key', header: 'x' } }],
  streams: [{ name: 'stream' }],
  stateMachines: [{ name: 'machine' }],
  logGroups: [{ name: '/aws/events/log' }],
  eventSourceMappings: [{ queue: 'q', function: 'f', batchSize: 5 }],
  archives: [{ name: 'kept', bus: 'other' }],
  events: [{ id: 'e', name: 'E', bus: 'other', text: '{}' }],
  actions: [
    { type: 'put-events', at: 0, event: 'e', bus: 'other', text: '{}' },
    { type: 'start-redrive', at: 1, queue: 'dlq', destination: 'q' },
    { type: 'invoke-function', at: 2, function: 'f', payload: '{}' },
    {
      ...{ type: 'start-replay', at: 3, name: 'again', archive: 'kept', bus: 'other' },
      ...{ from: '2026-01-15T09:00:00.000Z', to: '2026-01-15T09:01:00.000Z' },
    },
  ],
};

const scenario = aScenario(whole);
const everything: readonly ConfiguredReference[] = CONFIGURED_TYPES.flatMap((type) =>
  namesOf(scenario, type)
    .filter((name) => name !== 'default')
    .map((name) => ({ type, name })),
);

describe('a resource under another name', () => {
  test.each(everything)('$type $name: all that named it goes with it', ({ type, name }) => {
    const wanted = type === 'log-group' ? '/aws/events/new' : 'new-name';
    const renamed = renameResource(scenario, { type, name }, wanted);
    expect(namesOf(renamed, type)).toEqual(
      namesOf(scenario, type).map((one) => (one === name ? wanted : one)),
    );
    expect(usesOf(renamed, { type, name })).toEqual([]);
    expect(usesOf(renamed, { type, name: wanted })).toHaveLength(
      usesOf(scenario, { type, name }).length,
    );
    expect(checkResources(renamed)).toEqual([]);
    expect(parseScenario(structuredClone(renamed))).toEqual({ ok: true, value: renamed });
  });

  test('and back again is what it was', () => {
    const there = renameResource(scenario, { type: 'sqs-queue', name: 'dlq' }, 'letters');
    expect(renameResource(there, { type: 'sqs-queue', name: 'letters' }, 'dlq')).toEqual(scenario);
  });

  test('a queue and a function of one name are told apart', () => {
    const both = aScenario({ ...whole, functions: [{ name: 'q', code: '' }] });
    const renamed = renameResource(both, { type: 'lambda-function', name: 'q' }, 'g');
    expect(renamed.queues).toEqual(both.queues);
    expect(renamed.eventSourceMappings).toEqual(both.eventSourceMappings);
  });
});

test.each<[ConfiguredReference, readonly string[]]>([
  [
    { type: 'sqs-queue', name: 'dlq' },
    [
      'dead-letter queue of target t of rule r',
      'dead-letter queue of function f',
      'redrive policy of queue q',
      'dead-letter queue of a subscription of topic topic',
    ],
  ],
  [
    { type: 'event-bus', name: 'other' },
    ['target bus of rule r', 'on-success destination of function f', 'archive kept', 'event E'],
  ],
  [
    { type: 'lambda-function', name: 'f' },
    ['subscription of topic topic', 'event source mapping of queue q'],
  ],
  [{ type: 'connection', name: 'c' }, ['connection of API destination api']],
  [{ type: 'event-bus', name: 'default' }, []],
])('%o is used by %o', (resource, words) => {
  expect(usesOf(scenario, resource).map((use) => use.words)).toEqual(words);
});

test.each(everything.filter(({ type, name }) => usesOf(scenario, { type, name }).length > 0))(
  'what names a deleted $type $name is a problem with a place',
  (resource) => {
    const used = usesOf(scenario, resource).flatMap(({ place }) =>
      place && place.type !== 'event' && !JSON.stringify(place).includes('dead-letter')
        ? [place]
        : [],
    );
    const places = checkResources(removeResource(scenario, resource)).map(({ place }) => place);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(used).toContainEqual(place);
  },
);
