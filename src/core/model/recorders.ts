import * as v from 'valibot';
import { failureRules } from './failure.ts';
import { resourceName, within } from './fields.ts';
import { LIMITS } from './limits.ts';
import { anyResourceName } from './resource.ts';

/**
 * Targets that only keep what they are given: state machines do not run, and nobody reads the streams.
 */

export const stateMachineSchema = v.object({
  name: resourceName,
  failures: v.optional(failureRules('state-machine'), []),
});

export const streamSchema = v.object({
  name: resourceName,
  shards: v.optional(within(LIMITS.stream.shards), 1),
  failures: v.optional(failureRules('kinesis-stream'), []),
});

export const logGroupSchema = v.object({
  name: anyResourceName,
  failures: v.optional(failureRules('log-group'), []),
});

export type StateMachine = v.InferOutput<typeof stateMachineSchema>;
export type Stream = v.InferOutput<typeof streamSchema>;
export type LogGroup = v.InferOutput<typeof logGroupSchema>;
