import * as v from 'valibot';
import { resourceName, text, within } from './fields.ts';
import { LIMITS } from './limits.ts';

/** A queue whose messages Lambda reads for a function (targets.md §3). */
export const eventSourceMappingSchema = v.object({
  queue: resourceName,
  function: resourceName,
  enabled: v.optional(v.boolean(), true),
  batchSize: v.optional(within(LIMITS.mapping.batchSize), 10),
  /** How long to wait for a batch to fill. */
  batchWindowSeconds: v.optional(within(LIMITS.mapping.batchWindowSeconds), 0),
  reportBatchItemFailures: v.optional(v.boolean(), false),
  /** Batches at work at the same time. */
  maximumConcurrency: v.optional(within(LIMITS.mapping.maximumConcurrency)),
  /** Event patterns on a message's record; a message that none of them matches is deleted unseen. */
  filters: v.optional(v.pipe(v.array(text), v.maxLength(10)), []),
});

export type EventSourceMapping = v.InferOutput<typeof eventSourceMappingSchema>;
