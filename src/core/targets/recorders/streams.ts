import type { Delivery } from '../../bus/delivery.ts';
import { md5 } from '../../hash/md5.ts';
import { utf8Bytes, utf8Length } from '../../json/utf8.ts';
import type { Stream } from '../../model/recorders.ts';
import { textAtPath } from '../path-value.ts';
import type { RecorderKind } from './recorder.ts';

/** 1 MiB, the partition key included. */
const LARGEST_RECORD_BYTES = 1_048_576;
const LONGEST_KEY = 256;
/** Sequence numbers grow; the start is our choice. */
const FIRST_SEQUENCE_NUMBER =
  49_590_338_271_490_256_608_559_692_538_361_571_095_921_575_989_136_588_898n;

/** `PutRecord` (Kinesis API Reference). */
export const streams: RecorderKind<'kinesis-stream', Stream> = {
  type: 'kinesis-stream',
  action: 'kinesis:PutRecord',
  missing: (arn) => `Stream ${arn.slice(arn.lastIndexOf('/') + 1)} not found.`,
  refusal: (delivery, input) => {
    const key = partitionKeyOf(delivery);
    const bytes = utf8Length(input) + utf8Length(key);
    if (key.length > LONGEST_KEY) {
      const message = `1 validation error detected: Value at 'partitionKey' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_KEY}`;
      return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
    }
    if (bytes <= LARGEST_RECORD_BYTES) return null;
    const message = `1 validation error detected: Value at 'data' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_RECORD_BYTES}`;
    return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
  },
  factOf: (delivery, data, { name, shards }, { number }) => {
    const partitionKey = partitionKeyOf(delivery);
    const { eventId, deliveryId } = delivery.identity;
    return {
      type: 'kinesis-record-put',
      stream: name,
      shardId: `shardId-${String(shardOf(partitionKey, shards)).padStart(12, '0')}`,
      partitionKey,
      sequenceNumber: String(FIRST_SEQUENCE_NUMBER + BigInt(number) * 16n),
      ...{ data, eventId, deliveryId },
    };
  },
};

/** What the path selects in the event; the event's id if there is no path, or nothing there. */
export function partitionKeyOf({ target, event, identity }: Delivery): string {
  const path = target.kinesisParameters?.partitionKeyPath;
  return (path !== undefined && textAtPath(path, event)) || identity.eventId;
}

/** The MD5 of the key is a place in the range of 128-bit numbers that the shards divide among themselves. */
function shardOf(key: string, shards: number): number {
  const place = BigInt(`0x${md5(utf8Bytes(key))}`);
  return Number((place * BigInt(shards)) >> 128n);
}
