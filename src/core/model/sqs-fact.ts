import type { Instant } from './brand.ts';

/** A message attribute: the value of a binary one in Base64. */
export interface MessageAttribute {
  /** `String`, `Number` or `Binary`, perhaps with a label of one's own after a dot. */
  readonly dataType: string;
  readonly value: string;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** What a message of a FIFO queue has beside its body. */
export interface FifoFacts {
  readonly groupId: string;
  readonly deduplicationId: string;
  readonly sequenceNumber: string;
}

export type SqsOperation =
  | 'SendMessage'
  | 'ReceiveMessage'
  | 'DeleteMessage'
  | 'ChangeMessageVisibility'
  | 'PurgeQueue'
  | 'StartMessageMoveTask';

/** What goes on in queues. */
export type SqsFact =
  /** A person or a client calls the queue; what follows from it has this for its cause. */
  | {
      readonly type: 'sqs-request';
      readonly operation: SqsOperation;
      readonly queue: string;
      /** Index into the scenario's actions; `null` if it is none of them. */
      readonly action: number | null;
    }
  | {
      readonly type: 'sqs-request-refused';
      readonly operation: SqsOperation;
      readonly queue: string;
      readonly action: number | null;
      readonly errorCode: string;
      readonly errorMessage: string;
    }
  | {
      readonly type: 'sqs-message-sent';
      readonly queue: string;
      readonly messageId: string;
      readonly body: string;
      readonly messageAttributes: MessageAttributes;
      readonly fifo?: FifoFacts;
      /** From when on it can be received. */
      readonly visibleAt: Instant;
      /** When the retention period ends. */
      readonly expiresAt: Instant;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  /** Sent again within five minutes: accepted, and not kept. */
  | {
      readonly type: 'sqs-message-deduplicated';
      readonly queue: string;
      /** Of the message that was kept. */
      readonly messageId: string;
      readonly deduplicationId: string;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | {
      readonly type: 'sqs-message-received';
      readonly queue: string;
      readonly messageId: string;
      readonly receiptHandle: string;
      readonly receiveCount: number;
      readonly visibleAgainAt: Instant;
    }
  | {
      readonly type: 'sqs-visibility-changed';
      readonly queue: string;
      readonly messageId: string;
      readonly visibleAgainAt: Instant;
    }
  /** After its delay, or since the visibility time-out has passed. */
  | { readonly type: 'sqs-message-visible'; readonly queue: string; readonly messageId: string }
  | { readonly type: 'sqs-message-deleted'; readonly queue: string; readonly messageId: string }
  | { readonly type: 'sqs-message-expired'; readonly queue: string; readonly messageId: string }
  | {
      readonly type: 'sqs-message-moved';
      /** Received too often, or sent back by a redrive. */
      readonly reason: 'redrive-policy' | 'redrive';
      /** Where it was. */
      readonly queue: string;
      readonly messageId: string;
      readonly destination: string;
      /** A redrive makes a new message of it. */
      readonly newMessageId: string;
      readonly receiveCount: number;
      readonly sentAt: Instant;
      readonly expiresAt: Instant;
      readonly fifo?: FifoFacts;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | { readonly type: 'sqs-queue-purged'; readonly queue: string; readonly messages: number }
  | {
      readonly type: 'sqs-redrive-ended';
      readonly queue: string;
      readonly moved: number;
      /** Why messages were left where they were; `null` if none was. */
      readonly failureReason: string | null;
    };
