import * as v from 'valibot';
import { text, within } from './fields.ts';
import { LIMITS } from './limits.ts';

/** What a simulated HTTPS endpoint answers. */
export const answerSchema = v.object({
  status: v.optional(within(LIMITS.endpoint.status), 200),
  latencyMilliseconds: v.optional(within(LIMITS.endpoint.latencyMilliseconds), 120),
  /** For example `Retry-After`. */
  headers: v.optional(v.record(v.string(), text), {}),
  body: v.optional(text, ''),
});

/** When an answer of the script is given instead of the usual one. */
const answerCondition = v.variant('type', [
  /** To the n-th attempts with each event, from 1, both ends included. */
  v.object({
    type: v.literal('attempts'),
    from: within(LIMITS.endpoint.attempt),
    to: v.optional(within(LIMITS.endpoint.attempt)),
  }),
  /** To requests for a path; `*` stands for anything. */
  v.object({ type: v.literal('path'), path: text }),
  /** To requests whose body this event pattern matches. */
  v.object({ type: v.literal('body'), pattern: text }),
]);

export const scriptSchema = v.pipe(
  v.array(v.object({ when: answerCondition, ...answerSchema.entries })),
  v.maxLength(50),
);

export type Answer = v.InferOutput<typeof answerSchema>;
export type ScriptedAnswer = v.InferOutput<typeof scriptSchema>[number];
