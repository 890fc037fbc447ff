import * as v from 'valibot';
import { archiveName, replayName } from './archive.ts';
import { busName, identifier, resourceName, text, wholeNumber } from './fields.ts';

/** A year: nothing is done later than so many milliseconds after the simulation started. */
export const LATEST_ACTION = 366 * 86_400_000;
const at = wholeNumber(0, LATEST_ACTION);
const visibilityTimeoutSeconds = wholeNumber(0, 43_200);
/** As a receive gave it: the same scenario and seed give the same handles. */
const receiptHandle = v.pipe(v.string(), v.maxLength(1_024));

/** What a person or a client does with a queue, in the terms of SQS's own operations. */
const queueActions = [
  v.object({
    type: v.literal('send-message'),
    at,
    queue: resourceName,
    body: text,
    attributes: v.optional(v.record(v.string(), v.object({ dataType: v.string(), value: text }))),
    groupId: v.optional(v.string()),
    deduplicationId: v.optional(v.string()),
    delaySeconds: v.optional(wholeNumber(0, 900)),
  }),
  v.object({
    type: v.literal('receive-messages'),
    at,
    queue: resourceName,
    most: v.optional(wholeNumber(1, 10), 1),
    visibilityTimeoutSeconds: v.optional(visibilityTimeoutSeconds),
    /** Long polling: how long to wait for a first message. */
    waitSeconds: v.optional(wholeNumber(0, 20), 0),
  }),
  v.object({ type: v.literal('delete-message'), at, queue: resourceName, receiptHandle }),
  v.object({
    type: v.literal('change-visibility'),
    at,
    queue: resourceName,
    receiptHandle,
    visibilityTimeoutSeconds,
  }),
  v.object({ type: v.literal('purge-queue'), at, queue: resourceName }),
  v.object({
    type: v.literal('start-redrive'),
    at,
    /** The dead-letter queue that is emptied. */
    queue: resourceName,
    /** Left out, each message goes back to where it came from. */
    destination: v.optional(resourceName),
    messagesPerSecond: v.optional(wholeNumber(1, 500)),
  }),
] as const;

/** `StartReplay` and `CancelReplay`, with names in place of ARNs. */
const replayActions = [
  v.object({
    type: v.literal('start-replay'),
    at,
    name: replayName,
    archive: archiveName,
    /** The only one that AWS takes is the bus that the archive is of. */
    bus: busName,
    /** Events of that time are replayed, both ends included. */
    from: v.pipe(v.string(), v.isoTimestamp()),
    to: v.pipe(v.string(), v.isoTimestamp()),
    /** The only rules that the events go to; all of the bus if it is left out. */
    rules: v.optional(v.array(resourceName)),
  }),
  v.object({ type: v.literal('cancel-replay'), at, name: replayName }),
] as const;

/** Something done to the simulation, `at` milliseconds after it started. */
export const actionSchema = v.variant('type', [
  v.object({
    type: v.literal('put-events'),
    at,
    /** The sample event this was sent from. */
    event: identifier,
    bus: v.string(),
    text,
  }),
  ...queueActions,
  /** A person invokes a function with an event, asynchronously as EventBridge does (`Invoke`). */
  v.object({ type: v.literal('invoke-function'), at, function: resourceName, payload: text }),
  ...replayActions,
  /** An SDK, a command line or a producer calls an operation of a service's API. */
  v.object({
    type: v.literal('api-call'),
    at,
    service: v.pipe(v.string(), v.maxLength(64)),
    /** As the API Reference spells it. */
    operation: v.pipe(v.string(), v.maxLength(128)),
    /** Its input as JSON text, in the API's own spelling. */
    input: text,
    /**
     * What a producer was told when it made the call: the ids of what was taken, by the part of the
     * request that each is for. Its output names them, so every run gives them again.
     */
    ids: v.optional(v.record(v.string(), v.pipe(v.string(), v.uuid()))),
  }),
  /**
   * Time passes until `at`, and nothing is done. What is due by then happens: schedules fire as far as
   * the last action and no further, since they would never end.
   */
  v.object({ type: v.literal('wait'), at }),
]);

export type Action = v.InferOutput<typeof actionSchema>;
export type ApiCallAction = Extract<Action, { type: 'api-call' }>;
export type InvokeAction = Extract<Action, { type: 'invoke-function' }>;
export type PutEventsAction = Extract<Action, { type: 'put-events' }>;
export type QueueAction = v.InferOutput<(typeof queueActions)[number]>;
export type ReplayAction = v.InferOutput<(typeof replayActions)[number]>;
export type StartReplayAction = Extract<Action, { type: 'start-replay' }>;
