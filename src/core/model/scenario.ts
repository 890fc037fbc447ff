import * as v from 'valibot';
import { failure, type Result, success } from './result.ts';

/**
 * The saved document: everything a person writes, and nothing that follows from it.
 *
 * Texts that a person types (events, patterns, templates, code) are kept as typed, valid or not, so
 * that nothing is lost. Limits here are those that AWS enforces on the shape of a configuration
 * (EventBridge quotas: five targets a rule, 300 rules a bus) or bounds that keep a hostile document
 * from stalling the page.
 */

/** In characters: more than an editor handles, so that whatever was saved can be opened again. */
const MAXIMUM_TEXT = 50_000_000;

const text = v.pipe(v.string(), v.maxLength(MAXIMUM_TEXT));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'Not an identifier'));
/** Names of rules and resources: `[\.\-_A-Za-z0-9]+` (put-events-api.md §5). */
const resourceName = v.pipe(
  v.string(),
  v.maxLength(140),
  v.regex(/^[.\-_A-Za-z0-9]+$/, 'Names use letters, digits, ".", "-" and "_" only'),
);
const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** How a target is made to misbehave. Which modes a kind of target offers: `failureModesOf`. */
export const FAILURE_MODES = [
  'none',
  'handler-throws',
  'times-out',
  'throttled',
  'no-permission',
  'deleted',
  'client-error',
  'server-error',
] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];
const failureMode = v.optional(v.picklist(FAILURE_MODES), 'none');

/** Names identify within their list. */
const unique = <T>(what: string, key: (item: T) => string) =>
  v.check<T[], string>(
    (items) => new Set(items.map(key)).size === items.length,
    `Each ${what} needs a name of its own`,
  );

const functionSchema = v.object({
  name: resourceName,
  runtime: v.optional(v.picklist(['nodejs22.x']), 'nodejs22.x'),
  handler: v.optional(v.pipe(v.string(), v.regex(/^[\w./-]+\.[\w$]+$/)), 'index.handler'),
  code: text,
  timeoutSeconds: v.optional(wholeNumber(1, 900), 3),
  memoryMegabytes: v.optional(wholeNumber(128, 10_240), 128),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  /** Lambda's own retries of an asynchronous invocation, after the first try. */
  maximumRetryAttempts: v.optional(wholeNumber(0, 2), 2),
  maximumEventAgeSeconds: v.optional(wholeNumber(60, 21_600), 21_600),
  /** The queue that Lambda itself sends to when it gives up. */
  onFailureQueue: v.optional(resourceName),
  failure: failureMode,
});

const queueSchema = v.object({
  name: resourceName,
  visibilityTimeoutSeconds: v.optional(wholeNumber(0, 43_200), 30),
  failure: failureMode,
});

const apiDestinationSchema = v.object({
  name: resourceName,
  endpoint: v.pipe(v.string(), v.startsWith('https://'), v.maxLength(2048)),
  method: v.optional(v.picklist(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']), 'POST'),
  /** The script of the simulated endpoint. */
  response: v.optional(
    v.object({
      status: v.optional(wholeNumber(100, 599), 200),
      latencyMilliseconds: v.optional(wholeNumber(0, 60_000), 120),
      body: v.optional(text, ''),
    }),
    { status: 200, latencyMilliseconds: 120, body: '' },
  ),
  failure: failureMode,
});

export const RESOURCE_TYPES = ['lambda-function', 'sqs-queue', 'api-destination'] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

const resourceReference = v.object({ type: v.picklist(RESOURCE_TYPES), name: resourceName });

/** What a target is sent (input-transformer.md §1): the matched event unless one of the others is set. */
const targetInputSchema = v.variant('type', [
  v.object({ type: v.literal('matched-event') }),
  v.object({ type: v.literal('constant'), text }),
  v.object({ type: v.literal('path'), path: text }),
  v.object({
    type: v.literal('transformer'),
    paths: v.record(v.string(), v.string()),
    template: text,
  }),
]);

const targetSchema = v.object({
  id: v.pipe(resourceName, v.maxLength(64)),
  resource: resourceReference,
  input: v.optional(targetInputSchema, { type: 'matched-event' }),
  retryPolicy: v.optional(
    v.object({
      maximumRetryAttempts: v.optional(wholeNumber(0, 185), 185),
      maximumEventAgeSeconds: v.optional(wholeNumber(60, 86_400), 86_400),
    }),
    { maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 },
  ),
  /** The standard queue that takes what EventBridge could not deliver. */
  deadLetterQueue: v.optional(resourceName),
});

const ruleSchema = v.object({
  name: v.pipe(resourceName, v.maxLength(64)),
  state: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  pattern: text,
  targets: v.pipe(
    v.array(targetSchema),
    v.maxLength(5, 'A rule has five targets at most'),
    unique('target', (target) => target.id),
  ),
});

const busSchema = v.object({
  /** `custom` is the Custom Event Bus of September 2026: reserved, not simulated. */
  kind: v.literal('classic', 'Only classic event buses are simulated; "custom" is reserved'),
  name: v.pipe(v.string(), v.regex(/^[/.\-_A-Za-z0-9]{1,256}$/, 'Not an event bus name')),
  rules: v.pipe(
    v.array(ruleSchema),
    v.maxLength(300, 'A bus has 300 rules at most'),
    unique('rule', (rule) => rule.name),
  ),
});

/** An event as a person edits it; `text` may be anything while it is being typed. */
const sampleEventSchema = v.object({ id: identifier, name: label, bus: v.string(), text });

/** Something done to the simulation, `at` milliseconds after it started. */
const actionSchema = v.variant('type', [
  v.object({
    type: v.literal('put-events'),
    at: wholeNumber(0, 366 * 86_400_000),
    /** The sample event this was sent from. */
    event: identifier,
    bus: v.string(),
    text,
  }),
]);

export const scenarioSchema = v.object({
  $schema: v.optional(v.string()),
  version: v.literal(1, 'This scenario was made by another version of Buslab'),
  name: label,
  description: v.optional(text),
  account: v.optional(
    v.pipe(v.string(), v.regex(/^\d{12}$/, 'An account id has 12 digits')),
    '123456789012',
  ),
  region: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'Not a Region')),
    'us-east-1',
  ),
  seed: v.optional(wholeNumber(0, 0xffff_ffff), 1),
  /** Virtual time zero. */
  startsAt: v.optional(v.pipe(v.string(), v.isoTimestamp()), '2026-01-15T09:00:00.000Z'),
  buses: v.pipe(
    v.array(busSchema),
    v.maxLength(100),
    unique('event bus', (bus) => bus.name),
  ),
  functions: v.optional(
    v.pipe(
      v.array(functionSchema),
      v.maxLength(200),
      unique('function', (f) => f.name),
    ),
    [],
  ),
  queues: v.optional(
    v.pipe(
      v.array(queueSchema),
      v.maxLength(200),
      unique('queue', (q) => q.name),
    ),
    [],
  ),
  apiDestinations: v.optional(
    v.pipe(
      v.array(apiDestinationSchema),
      v.maxLength(200),
      unique('API destination', (a) => a.name),
    ),
    [],
  ),
  events: v.optional(
    v.pipe(
      v.array(sampleEventSchema),
      v.maxLength(500),
      unique('event', (e) => e.id),
    ),
    [],
  ),
  actions: v.optional(v.pipe(v.array(actionSchema), v.maxLength(1_000)), []),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
/** A scenario as it may be written by hand: what has a default can be left out. */
export type ScenarioSource = v.InferInput<typeof scenarioSchema>;
export type EventBus = Scenario['buses'][number];
export type Rule = EventBus['rules'][number];
export type Target = Rule['targets'][number];
export type TargetInput = Target['input'];
export type RetryPolicy = Target['retryPolicy'];
export type LambdaFunction = Scenario['functions'][number];
export type Queue = Scenario['queues'][number];
export type ApiDestination = Scenario['apiDestinations'][number];
export type SampleEvent = Scenario['events'][number];
export type Action = Scenario['actions'][number];
export type ResourceReference = Target['resource'];

/** What is wrong with a document, and where: `path` is like `buses[0].rules[2].pattern`. */
export interface ScenarioProblem {
  readonly path: string;
  readonly message: string;
}

/** Checks a document from storage, a link or a file, and fills in what was left out. */
export function parseScenario(value: unknown): Result<Scenario, readonly ScenarioProblem[]> {
  const parsed = v.safeParse(scenarioSchema, value);
  if (parsed.success) return success(parsed.output);
  return failure(
    parsed.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message })),
  );
}

function pathText(path: readonly { key?: unknown }[] | undefined): string {
  let result = '';
  for (const { key } of path ?? []) {
    result += typeof key === 'number' ? `[${key}]` : `${result && '.'}${String(key)}`;
  }
  return result;
}

/** The failures that make sense for a kind of target, `none` first. */
export function failureModesOf(type: ResourceType): readonly FailureMode[] {
  switch (type) {
    case 'lambda-function':
      return ['none', 'handler-throws', 'times-out', 'throttled', 'no-permission', 'deleted'];
    case 'sqs-queue':
      return ['none', 'throttled', 'times-out', 'no-permission', 'deleted'];
    case 'api-destination':
      return [
        'none',
        'server-error',
        'client-error',
        'throttled',
        'times-out',
        'no-permission',
        'deleted',
      ];
  }
}
