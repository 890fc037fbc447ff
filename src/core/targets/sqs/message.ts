import { md5 } from '../../hash/md5.ts';
import { bytesOfBase64 } from '../../json/base64.ts';
import { utf8Bytes, utf8Length } from '../../json/utf8.ts';
import { type Place, queueArn } from '../../model/arn.ts';
import type { Instant } from '../../model/brand.ts';
import type { FifoFacts, MessageAttributes } from '../../model/sqs-fact.ts';
import type { Lineage } from '../../model/trace.ts';

/** A message in a queue. */
export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly fifo: FifoFacts | null;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly lineage: Lineage;
  /** The queue whose redrive policy moved it here. */
  readonly deadLetterSource: string | null;
  receiveCount: number;
  firstReceivedAt: Instant | null;
  /** Of the latest receive. */
  receiptHandle: string | null;
  /** When it can be received; later than now, it is delayed or in flight. */
  visibleAt: Instant;
  /** What happens next to it follows from this entry of the trace. */
  cause: number;
}

/** What whoever receives a message gets. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** SQS's own attributes: `ApproximateReceiveCount`, `SentTimestamp` … */
  readonly systemAttributes: Readonly<Record<string, string>>;
  readonly attributes: MessageAttributes;
  readonly receiveCount: number;
  readonly visibleAgainAt: Instant;
  readonly lineage: Lineage;
  /** The entry of the trace that says so. */
  readonly sequence: number;
}

/** The sender as SQS names it: the id of whoever's role has sent. Ours is made up. */
const SENDER_ID = 'AIDAEXAMPLESENDERXXXX';

export function systemAttributesOf(
  message: Pick<
    Message,
    'fifo' | 'deadLetterSource' | 'firstReceivedAt' | 'receiveCount' | 'sentAt'
  >,
  place: Place,
): Readonly<Record<string, string>> {
  const { fifo, deadLetterSource, firstReceivedAt } = message;
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    ...(fifo && { SequenceNumber: fifo.sequenceNumber, MessageGroupId: fifo.groupId }),
    SenderId: SENDER_ID,
    ...(fifo && { MessageDeduplicationId: fifo.deduplicationId }),
    ...(firstReceivedAt !== null && { ApproximateFirstReceiveTimestamp: String(firstReceivedAt) }),
    ...(deadLetterSource !== null && {
      DeadLetterQueueSourceArn: queueArn(place, deadLetterSource),
    }),
  };
}

/** What counts against the limit: the body, and name, type and value of each attribute. */
export function messageSize(body: string, attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce((bytes, [name, { dataType, value }]) => {
    const length = isBinary(dataType) ? bytesOfBase64(value).length : utf8Length(value);
    return bytes + utf8Length(name) + utf8Length(dataType) + length;
  }, utf8Length(body));
}

/** MD5 over all attributes, as SQS computes it (SQS Developer Guide, *Calculating the MD5 message digest for message attributes*). */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const parts = Object.keys(attributes)
    .sort()
    .flatMap((name) => {
      const { dataType, value } = attributes[name] ?? { dataType: 'String', value: '' };
      const binary = isBinary(dataType);
      return [
        ...withLength(utf8Bytes(name)),
        ...withLength(utf8Bytes(dataType)),
        Uint8Array.of(binary ? 2 : 1),
        ...withLength(binary ? bytesOfBase64(value) : utf8Bytes(value)),
      ];
    });
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return md5(whole);
}

function withLength(bytes: Uint8Array): readonly [Uint8Array, Uint8Array] {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, bytes.length);
  return [new Uint8Array(length.buffer), bytes];
}

export function isBinary(dataType: string): boolean {
  return dataType === 'Binary' || dataType.startsWith('Binary.');
}
