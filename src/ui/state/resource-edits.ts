import { newApiDestination } from '../../core/model/api-destination.ts';
import { newFunction } from '../../core/model/lambda-function.ts';
import { newQueue } from '../../core/model/queue.ts';
import {
  CONFIGURED_LISTS,
  type ConfiguredReference,
  type ConfiguredType,
} from '../../core/model/resource.ts';
import type { EventSourceMapping, Scenario } from '../../core/model/scenario.ts';
import { freeName } from './edits.ts';
import { STARTERS } from './handler-starters.ts';

/** Every change of what rules send to, as a function from one document to the next. */

export type Configured<Type extends ConfiguredType = ConfiguredType> =
  Scenario[(typeof CONFIGURED_LISTS)[Type]][number];

export function resourcesOf<Type extends ConfiguredType>(
  scenario: Scenario,
  type: Type,
): readonly Configured<Type>[] {
  // The compiler does not follow a list through a name that it only knows the kind of.
  return scenario[CONFIGURED_LISTS[type]] as unknown as readonly Configured<Type>[];
}

export function namesOf(scenario: Scenario, type: ConfiguredType): readonly string[] {
  return resourcesOf(scenario, type).map(({ name }) => name);
}

export function findResource<Type extends ConfiguredType>(
  scenario: Scenario,
  type: Type,
  name: string,
): Configured<Type> | undefined {
  return resourcesOf(scenario, type).find((item) => item.name === name);
}

export function changeResource<Type extends ConfiguredType>(
  scenario: Scenario,
  type: Type,
  name: string,
  change: Partial<Configured<Type>>,
): Scenario {
  const list = resourcesOf(scenario, type).map((item) =>
    item.name === name ? { ...item, ...change } : item,
  );
  return { ...scenario, [CONFIGURED_LISTS[type]]: list };
}

/** What refers to it goes on to do so, as in AWS; the event source mappings of a queue, too. */
export function removeResource(scenario: Scenario, { type, name }: ConfiguredReference): Scenario {
  const list = resourcesOf(scenario, type).filter((item) => item.name !== name);
  return { ...scenario, [CONFIGURED_LISTS[type]]: list };
}

const NEW_NAMES: Readonly<Record<ConfiguredType, string>> = {
  'lambda-function': 'my_function',
  'sqs-queue': 'my-queue',
  'api-destination': 'my-api',
  'event-bus': 'my-bus',
  'sns-topic': 'my-topic',
  'state-machine': 'my-state-machine',
  'kinesis-stream': 'my-stream',
  'log-group': '/aws/events/my-log',
  connection: 'my-connection',
};

/** Adds a resource with AWS's defaults, under a free name like the one that is wanted. */
export function addResource<Type extends ConfiguredType>(
  scenario: Scenario,
  type: Type,
  wanted: string = NEW_NAMES[type],
): [Scenario, { readonly type: Type; readonly name: string }] {
  const [, stem = wanted, suffix = ''] = /^(.*?)(\.fifo)?$/.exec(wanted) ?? [];
  const taken = namesOf(scenario, type);
  const stems = taken.flatMap((name) => (name.endsWith(suffix) ? stemOf(name, suffix) : []));
  const name = `${freeName(stem, stems, '-')}${suffix}`;
  const list = [...resourcesOf(scenario, type), newResource(type, name)];
  return [
    { ...scenario, [CONFIGURED_LISTS[type]]: list },
    { type, name },
  ];
}

function stemOf(name: string, suffix: string): string {
  return name.slice(0, name.length - suffix.length);
}

function newResource(type: ConfiguredType, name: string): Configured {
  switch (type) {
    case 'lambda-function':
      return newFunction({ name, code: STARTERS.javascript });
    case 'sqs-queue':
      return newQueue({ name });
    case 'api-destination':
      return newApiDestination({ name, endpoint: 'https://api.example.com/events' });
    case 'event-bus':
      return { kind: 'classic', name, failures: [], rules: [] };
    case 'sns-topic':
      return { name, subscriptions: [], failures: [] };
    case 'kinesis-stream':
      return { name, shards: 1, failures: [] };
    case 'state-machine':
    case 'log-group':
      return { name, failures: [] };
    case 'connection': {
      const parameters = { headers: [], queryString: [], body: [] };
      const authorization = { type: 'api-key', header: 'x-api-key' } as const;
      return { name, authorization, parameters, state: 'AUTHORIZED' };
    }
  }
}

// Event source mappings

export type MappingKey = Pick<EventSourceMapping, 'queue' | 'function'>;

function isMapping(mapping: EventSourceMapping, key: MappingKey): boolean {
  return mapping.queue === key.queue && mapping.function === key.function;
}

/** A queue is mapped to a function once at most: what is there already stays as it is. */
export function addMapping(scenario: Scenario, key: MappingKey): Scenario {
  if (scenario.eventSourceMappings.some((mapping) => isMapping(mapping, key))) return scenario;
  const added: EventSourceMapping = {
    ...key,
    enabled: true,
    batchSize: 10,
    batchWindowSeconds: 0,
    reportBatchItemFailures: false,
    filters: [],
  };
  return { ...scenario, eventSourceMappings: [...scenario.eventSourceMappings, added] };
}

export function changeMapping(
  scenario: Scenario,
  key: MappingKey,
  change: Partial<Omit<EventSourceMapping, keyof MappingKey>>,
): Scenario {
  const eventSourceMappings = scenario.eventSourceMappings.map((mapping) =>
    isMapping(mapping, key) ? { ...mapping, ...change } : mapping,
  );
  return { ...scenario, eventSourceMappings };
}

export function removeMapping(scenario: Scenario, key: MappingKey): Scenario {
  const eventSourceMappings = scenario.eventSourceMappings.filter(
    (mapping) => !isMapping(mapping, key),
  );
  return { ...scenario, eventSourceMappings };
}
