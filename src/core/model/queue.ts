import * as v from 'valibot';
import { failureFields, withFailures } from './failure.ts';
import { resourceName, within } from './fields.ts';
import { LIMITS } from './limits.ts';

export const queueSchema = v.pipe(
  v.object({
    /** A queue whose name ends in `.fifo` is a FIFO queue. */
    name: resourceName,
    visibilityTimeoutSeconds: v.optional(within(LIMITS.queue.visibilityTimeoutSeconds), 30),
    delaySeconds: v.optional(within(LIMITS.queue.delaySeconds), 0),
    retentionSeconds: v.optional(within(LIMITS.queue.retentionSeconds), 345_600),
    maximumMessageBytes: v.optional(
      within(LIMITS.queue.maximumMessageBytes),
      LIMITS.queue.maximumMessageBytes.most,
    ),
    /** FIFO queues only: the SHA-256 of a body is its deduplication id. */
    contentBasedDeduplication: v.optional(v.boolean(), false),
    redrivePolicy: v.optional(
      v.object({
        deadLetterQueue: resourceName,
        maximumReceiveCount: v.optional(within(LIMITS.queue.maximumReceiveCount), 3),
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
