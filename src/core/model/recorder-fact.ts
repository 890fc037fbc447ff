import type { Instant } from './brand.ts';

/** What targets have got that do nothing more with it here. */
export type RecorderFact =
  | {
      readonly type: 'states-execution-started';
      readonly stateMachine: string;
      readonly executionArn: string;
      readonly input: string;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | {
      readonly type: 'kinesis-record-put';
      readonly stream: string;
      readonly shardId: string;
      readonly partitionKey: string;
      readonly sequenceNumber: string;
      readonly data: string;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | {
      readonly type: 'logs-event-put';
      readonly logGroup: string;
      readonly logStream: string;
      readonly timestamp: Instant;
      readonly message: string;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    };
