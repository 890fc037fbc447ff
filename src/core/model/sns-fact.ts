import type { Instant } from './brand.ts';
import type { DeliveryError } from './delivery-fact.ts';
import type { MessageAttributes } from './sqs-fact.ts';
import type { Subscription } from './topic.ts';

/** A message of a topic on its way to one of the subscriptions. */
export interface NotificationIdentity {
  readonly topic: string;
  readonly messageId: string;
  readonly endpoint: Subscription['endpoint'];
  readonly eventId: string | null;
  readonly deliveryId: string | null;
}

/** What SNS does with what it was given. */
export type SnsFact =
  | {
      readonly type: 'sns-message-published';
      readonly topic: string;
      readonly messageId: string;
      readonly message: string;
      readonly subject: string | null;
      readonly messageAttributes: MessageAttributes;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | ({
      readonly type: 'sns-notification-delivered';
      /** 1 for the first try. */
      readonly attempt: number;
    } & NotificationIdentity)
  | ({
      readonly type: 'sns-notification-failed';
      readonly attempt: number;
      readonly error: DeliveryError;
      /** When SNS tries again; `null` if it does not. */
      readonly nextAttemptAt: Instant | null;
    } & NotificationIdentity)
  | ({
      readonly type: 'sns-notification-discarded';
      /** Where the subscription sends what it could not deliver; `null` if that is nowhere. */
      readonly deadLetterQueue: string | null;
      /** Why that queue did not take it either. */
      readonly error: DeliveryError | null;
    } & NotificationIdentity);
