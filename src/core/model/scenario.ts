import * as v from 'valibot';
import { actionSchema } from './action.ts';
import { apiDestinationSchema } from './api-destination.ts';
import { archiveSchema } from './archive.ts';
import { connectionSchema } from './connection.ts';
import { eventSourceMappingSchema } from './event-source-mapping.ts';
import { expectationSchema } from './expectation.ts';
import { identifier, label, named, text, unique, wholeNumber } from './fields.ts';
import { functionSchema } from './lambda-function.ts';
import { producerSchema } from './producer.ts';
import { queueSchema } from './queue.ts';
import { logGroupSchema, stateMachineSchema, streamSchema } from './recorders.ts';
import { failure, type Result, success } from './result.ts';
import { busSchema } from './rule.ts';
import { topicSchema } from './topic.ts';

// The parts of a scenario, for whoever takes a scenario apart.
export type { Action } from './action.ts';
export type { ApiDestination } from './api-destination.ts';
export type { Archive } from './archive.ts';
export type { EventSourceMapping } from './event-source-mapping.ts';
export type { Expectation } from './expectation.ts';
export type { LambdaFunction } from './lambda-function.ts';
export type { Producer } from './producer.ts';
export type { Queue } from './queue.ts';
export type { LogGroup, StateMachine, Stream } from './recorders.ts';
export type { ResourceReference, ResourceType } from './resource.ts';
export type { EventBus, RetryPolicy, Rule, Target, TargetInput } from './rule.ts';
export type { Subscription, Topic } from './topic.ts';

/**
 * The saved document: everything a person writes, and nothing that follows from it.
 *
 * Texts that a person types (events, patterns, templates, code) are kept as typed, valid or not, so
 * that nothing is lost. Limits here are those that AWS enforces on the shape of a configuration
 * (EventBridge quotas: five targets a rule, 300 rules a bus) or bounds that keep a hostile document
 * from stalling the page.
 *
 * Documents of every released version open for ever. What is new has a default; what was said in
 * another way is read where it is parsed (`withFailures`).
 */

/** An event as a person edits it; `text` may be anything while it is being typed. */
const sampleEventSchema = v.object({ id: identifier, name: label, bus: v.string(), text });

const quotasSchema = v.object({
  /** Entries of `PutEvents` that are let in in a second; what is above is refused. */
  putEventsEntriesPerSecond: v.optional(wholeNumber(1, 1_000_000), 10_000),
  /** Calls of targets by EventBridge in a second; what is above waits. */
  invocationsPerSecond: v.optional(wholeNumber(1, 1_000_000), 18_750),
  /** Invocations of all functions that run at once. */
  lambdaConcurrency: v.optional(wholeNumber(1, 1_000_000), 1_000),
});

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
  functions: named('function', functionSchema),
  queues: named('queue', queueSchema),
  apiDestinations: named('API destination', apiDestinationSchema),
  connections: named('connection', connectionSchema),
  topics: named('topic', topicSchema),
  stateMachines: named('state machine', stateMachineSchema),
  streams: named('stream', streamSchema),
  logGroups: named('log group', logGroupSchema),
  archives: named('archive', archiveSchema),
  eventSourceMappings: v.optional(
    v.pipe(
      v.array(eventSourceMappingSchema),
      v.maxLength(200),
      v.check(
        (mappings) =>
          new Set(mappings.map((one) => `${one.queue} ${one.function}`)).size === mappings.length,
        'A queue is mapped to a function once at most',
      ),
    ),
    [],
  ),
  /** What the account may do at once; the defaults are those of the largest Regions (quotas.md). */
  quotas: v.optional(quotasSchema, {}),
  events: v.optional(
    v.pipe(
      v.array(sampleEventSchema),
      v.maxLength(500),
      unique('event', (e) => e.id),
    ),
    [],
  ),
  /** Programs that put events; what they put is among the actions. */
  producers: v.optional(
    v.pipe(
      v.array(producerSchema),
      v.maxLength(50),
      unique('producer', (producer) => producer.id),
    ),
    [],
  ),
  actions: v.optional(v.pipe(v.array(actionSchema), v.maxLength(1_000)), []),
  /** What a person expects of the events: tests that come with the scenario. */
  expectations: v.optional(
    v.pipe(
      v.array(expectationSchema),
      v.maxLength(500),
      unique('test', (expectation) => expectation.id),
    ),
    [],
  ),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
/** A scenario as it may be written by hand: what has a default can be left out. */
export type ScenarioSource = v.InferInput<typeof scenarioSchema>;
export type SampleEvent = Scenario['events'][number];

/** What is wrong with a document, and where: `path` is like `buses[0].rules[2].pattern`. */
export interface ScenarioProblem {
  readonly path: string;
  readonly message: string;
}

/** Checks a document from storage, a link or a file, and fills in what was left out. */
export function parseScenario(value: unknown): Result<Scenario, readonly ScenarioProblem[]> {
  const parsed = v.safeParse(scenarioSchema, value);
  if (parsed.success) return success(parsed.output);
  return failure(problemsOf(parsed.issues));
}

/** What a schema finds wrong, with its places as texts. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): readonly ScenarioProblem[] {
  return issues.map((issue) => ({ path: pathText(issue.path), message: issue.message }));
}

function pathText(path: readonly { key?: unknown }[] | undefined): string {
  let result = '';
  for (const { key } of path ?? []) {
    result += typeof key === 'number' ? `[${key}]` : `${result && '.'}${String(key)}`;
  }
  return result;
}
