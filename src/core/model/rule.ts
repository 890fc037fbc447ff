import * as v from 'valibot';
import { failureRules } from './failure.ts';
import { busName, resourceName, stringMap, text, unique, within } from './fields.ts';
import { LIMITS } from './limits.ts';
import { resourceReference } from './resource.ts';

/** What a target is sent (input-transformer.md §1): the matched event unless one of the others is set. */
const targetInputSchema = v.variant('type', [
  v.object({ type: v.literal('matched-event') }),
  v.object({ type: v.literal('constant'), text }),
  v.object({ type: v.literal('path'), path: text }),
  v.object({
    type: v.literal('transformer'),
    paths: stringMap,
    template: text,
  }),
]);

const targetSchema = v.object({
  id: v.pipe(resourceName, v.maxLength(64)),
  resource: resourceReference,
  /** The role by which EventBridge calls the target; nothing here depends on it. */
  roleArn: v.optional(v.pipe(v.string(), v.maxLength(1_600))),
  input: v.optional(targetInputSchema, { type: 'matched-event' }),
  retryPolicy: v.optional(
    v.object({
      maximumRetryAttempts: v.optional(within(LIMITS.retryPolicy.maximumRetryAttempts), 185),
      maximumEventAgeSeconds: v.optional(within(LIMITS.retryPolicy.maximumEventAgeSeconds), 86_400),
    }),
    { maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 },
  ),
  /** FIFO queues only: the group that every message of this target is in. */
  sqsParameters: v.optional(v.object({ messageGroupId: v.string() })),
  /** Kinesis only: the path to the value that decides on the shard; the event's id if it is left out. */
  kinesisParameters: v.optional(
    v.object({ partitionKeyPath: v.pipe(v.string(), v.maxLength(256)) }),
  ),
  /**
   * API destinations only. A value that begins with `$` is a path into the matched event; what the
   * connection sets as well is the connection's.
   */
  httpParameters: v.optional(
    v.object({
      /** For the `*` of the endpoint, in their order. */
      pathParameterValues: v.optional(v.array(v.string())),
      headerParameters: v.optional(v.record(v.string(), v.string())),
      queryStringParameters: v.optional(v.record(v.string(), v.string())),
    }),
  ),
  /** The standard queue that takes what EventBridge could not deliver. */
  deadLetterQueue: v.optional(resourceName),
});

const ruleSchema = v.object({
  name: v.pipe(resourceName, v.maxLength(64)),
  state: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  description: v.optional(v.pipe(v.string(), v.maxLength(512))),
  pattern: text,
  /** `rate(…)` or `cron(…)`. A rule that has one and an empty pattern fires by the clock alone. */
  schedule: v.optional(text),
  targets: v.pipe(
    v.array(targetSchema),
    v.maxLength(5, 'A rule has five targets at most'),
    unique('target', (target) => target.id),
  ),
});

export const busSchema = v.object({
  /** `custom` is the Custom Event Bus of September 2026: reserved, not simulated. */
  kind: v.literal('classic', 'Only classic event buses are simulated; "custom" is reserved'),
  name: busName,
  failures: v.optional(failureRules('event-bus'), []),
  /** What the bus logs (`LogConfig`). */
  logConfig: v.optional(
    v.object({
      level: v.optional(v.picklist(['OFF', 'ERROR', 'INFO', 'TRACE']), 'OFF'),
      includeDetail: v.optional(v.picklist(['NONE', 'FULL']), 'NONE'),
    }),
  ),
  rules: v.pipe(
    v.array(ruleSchema),
    v.maxLength(300, 'A bus has 300 rules at most'),
    unique('rule', (rule) => rule.name),
  ),
});

export type EventBus = v.InferOutput<typeof busSchema>;
export type Rule = EventBus['rules'][number];
export type Target = Rule['targets'][number];
export type TargetInput = Target['input'];
export type RetryPolicy = Target['retryPolicy'];
