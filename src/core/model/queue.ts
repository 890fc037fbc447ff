import * as v from 'valibot';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, wholeNumber } from './fields.ts';

/** 1 MiB since August 2025; it was 262,144 bytes before. */
export const LARGEST_MESSAGE_BYTES = 1_048_576;

export const queueSchema = v.pipe(
  v.object({
    /** A queue whose name ends in `.fifo` is a FIFO queue. */
    name: resourceName,
    visibilityTimeoutSeconds: v.optional(wholeNumber(0, 43_200), 30),
    delaySeconds: v.optional(wholeNumber(0, 900), 0),
    retentionSeconds: v.optional(wholeNumber(60, 1_209_600), 345_600),
    maximumMessageBytes: v.optional(
      wholeNumber(1_024, LARGEST_MESSAGE_BYTES),
      LARGEST_MESSAGE_BYTES,
    ),
    /** FIFO queues only: the SHA-256 of a body is its deduplication id. */
    contentBasedDeduplication: v.optional(v.boolean(), false),
    redrivePolicy: v.optional(
      v.object({
        deadLetterQueue: resourceName,
        maximumReceiveCount: v.optional(wholeNumber(1, 1_000), 3),
      }),
    ),
    ...failureFields('sqs-queue'),
  }),
  v.transform((source) => withFailures('sqs-queue', source)),
);

export type Queue = v.InferOutput<typeof queueSchema>;

/** With the defaults for what is not given. */
export function newQueue(source: v.InferInput<typeof queueSchema>): Queue {
  return v.parse(queueSchema, source);
}

export function isFifo({ name }: { readonly name: string }): boolean {
  return name.endsWith('.fifo');
}
