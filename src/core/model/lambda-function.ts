import * as v from 'valibot';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, text, within } from './fields.ts';
import { DEFAULT_HANDLERS, LAMBDA_RUNTIMES, languageOf } from './lambda-runtime.ts';
import { LIMITS } from './limits.ts';
import { destinationReference } from './resource.ts';

export const functionSchema = v.pipe(
  v.object({
    name: resourceName,
    runtime: v.optional(v.picklist(LAMBDA_RUNTIMES), 'nodejs22.x'),
    handler: v.optional(v.pipe(v.string(), v.regex(/^[\w./-]+\.[\w$]+$/))),
    code: text,
    timeoutSeconds: v.optional(within(LIMITS.function.timeoutSeconds), 3),
    memoryMegabytes: v.optional(within(LIMITS.function.memoryMegabytes), 128),
    environment: v.optional(v.record(v.string(), v.string()), {}),
    /** Lambda's own retries of an asynchronous invocation, after the first try. */
    maximumRetryAttempts: v.optional(within(LIMITS.function.maximumRetryAttempts), 2),
    maximumEventAgeSeconds: v.optional(within(LIMITS.function.maximumEventAgeSeconds), 21_600),
    /** Where Lambda sends the record of an invocation that it has given up, or that succeeded. */
    onFailure: v.optional(destinationReference),
    onSuccess: v.optional(destinationReference),
    /** As documents had it when an on-failure destination was always a queue. */
    onFailureQueue: v.optional(resourceName),
    /** The function's own dead-letter queue, which gets the bare event: a queue or a topic. */
    deadLetterTarget: v.optional(
      v.object({ type: v.picklist(['sqs-queue', 'sns-topic']), name: resourceName }),
    ),
    /** How many invocations may run at once; 0 stops the function. Left out, the account's rest. */
    reservedConcurrency: v.optional(within(LIMITS.function.reservedConcurrency)),
    ...failureFields('lambda-function'),
  }),
  v.transform(({ onFailureQueue, ...source }) => {
    const former = onFailureQueue && { type: 'sqs-queue' as const, name: onFailureQueue };
    const onFailure = source.onFailure ?? former;
    const handler = source.handler ?? DEFAULT_HANDLERS[languageOf(source.runtime)];
    return withFailures('lambda-function', {
      ...source,
      handler,
      ...(onFailure && { onFailure }),
    });
  }),
);

export type LambdaFunction = v.InferOutput<typeof functionSchema>;

/** With the defaults for what is not given. */
export function newFunction(source: v.InferInput<typeof functionSchema>): LambdaFunction {
  return v.parse(functionSchema, source);
}
