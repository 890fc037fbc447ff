import * as v from 'valibot';
import { failureRules } from './failure.ts';
import { resourceName } from './fields.ts';

const subscriptionSchema = v.object({
  endpoint: v.object({ type: v.picklist(['sqs-queue', 'lambda-function']), name: resourceName }),
  /** Queues only: the message as it is, without SNS's envelope. */
  rawMessageDelivery: v.optional(v.boolean(), false),
  /** Where SNS puts what it could not deliver to the endpoint. */
  deadLetterQueue: v.optional(resourceName),
});

/** A standard topic. FIFO topics are not simulated. */
export const topicSchema = v.object({
  name: v.pipe(
    resourceName,
    v.check((name) => !name.endsWith('.fifo'), 'FIFO topics are not simulated'),
  ),
  subscriptions: v.optional(v.pipe(v.array(subscriptionSchema), v.maxLength(100)), []),
  failures: v.optional(failureRules('sns-topic'), []),
});

export type Topic = v.InferOutput<typeof topicSchema>;
export type Subscription = Topic['subscriptions'][number];
