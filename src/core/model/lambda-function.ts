import * as v from 'valibot';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, text, wholeNumber } from './fields.ts';

export const functionSchema = v.pipe(
  v.object({
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
    ...failureFields('lambda-function'),
  }),
  v.transform((source) => withFailures('lambda-function', source)),
);

export type LambdaFunction = v.InferOutput<typeof functionSchema>;

/** With the defaults for what is not given. */
export function newFunction(source: v.InferInput<typeof functionSchema>): LambdaFunction {
  return v.parse(functionSchema, source);
}
