import * as v from 'valibot';

/** The kinds of things that a rule can target. */
export const RESOURCE_TYPES = [
  'lambda-function',
  'sqs-queue',
  'api-destination',
  'event-bus',
  'sns-topic',
  'state-machine',
  'kinesis-stream',
  'log-group',
] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** The list of a scenario that has the resources of a kind. */
export const RESOURCE_LISTS = {
  'lambda-function': 'functions',
  'sqs-queue': 'queues',
  'api-destination': 'apiDestinations',
  'event-bus': 'buses',
  'sns-topic': 'topics',
  'state-machine': 'stateMachines',
  'kinesis-stream': 'streams',
  'log-group': 'logGroups',
} as const satisfies Readonly<Record<ResourceType, string>>;

/** All that has a name and settings of its own: connections are nobody's target. */
export const CONFIGURED_TYPES = [...RESOURCE_TYPES, 'connection'] as const;
export type ConfiguredType = (typeof CONFIGURED_TYPES)[number];
export const CONFIGURED_LISTS = {
  ...RESOURCE_LISTS,
  connection: 'connections',
} as const satisfies Readonly<Record<ConfiguredType, string>>;

export interface ConfiguredReference {
  readonly type: ConfiguredType;
  readonly name: string;
}

/** Names of event buses and log groups have slashes, too. */
export const anyResourceName = v.pipe(
  v.string(),
  v.regex(/^[/#.\-_A-Za-z0-9]{1,512}$/, 'Not the name of a resource'),
);

export const resourceReference = v.object({
  type: v.picklist(RESOURCE_TYPES),
  name: anyResourceName,
});
export type ResourceReference = v.InferOutput<typeof resourceReference>;

/** Where Lambda can send the record of an invocation (targets.md §1). */
export const destinationReference = v.object({
  type: v.picklist(['sqs-queue', 'sns-topic', 'lambda-function', 'event-bus']),
  name: anyResourceName,
});
export type DestinationReference = v.InferOutput<typeof destinationReference>;
