import type { MessageAttributes } from './sqs-fact.ts';

/** A message as whoever receives it sees it, from a queue here or from anywhere. */
export interface QueueMessage {
  /** `null` if that is not known, as of a body that was pasted alone. */
  readonly messageId: string | null;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** `ApproximateReceiveCount`, `SentTimestamp` … */
  readonly systemAttributes: Readonly<Record<string, string>>;
}
