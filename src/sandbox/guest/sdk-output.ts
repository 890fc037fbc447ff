import { Buffer } from './buffer.ts';
import { decodeUtf8, encodeUtf8 } from './text-coding.ts';

/** What the SDK makes of an answer: bytes and moments, which JSON has not, are what they are. */

/** Bytes that an SDK has received (`@smithy/util-stream`). */
class Uint8ArrayBlobAdapter extends Uint8Array<ArrayBuffer> {
  transformToString(encoding: unknown = 'utf-8'): string {
    return encoding === 'utf-8' ? decodeUtf8(this) : Buffer.from(this).toString(encoding);
  }
}

/** Members of answers that are moments, in seconds since the epoch. */
const TIMES: ReadonlySet<string> = new Set([
  ...['CreationTime', 'LastModifiedTime', 'EventStartTime', 'EventEndTime', 'ReplayStartTime'],
  ...['ReplayEndTime', 'EventLastReplayedTime'],
]);

export function outputOf(
  operation: string,
  answer: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const output = fromWire(answer) as Record<string, unknown>;
  const { Payload } = output;
  // It travels as the body of the response, which is the text itself.
  if (operation !== 'Invoke' || typeof Payload !== 'string') return output;
  return { ...output, Payload: new Uint8ArrayBlobAdapter(encodeUtf8(Payload).buffer) };
}

function fromWire(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => fromWire(each));
  if (typeof value === 'number' && TIMES.has(name)) return new Date(value * 1_000);
  if (typeof value !== 'object' || value === null) return value;
  const { $bytes } = value as { readonly $bytes?: unknown };
  if (typeof $bytes === 'string') return Uint8Array.from(Buffer.from($bytes, 'base64'));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, fromWire(member, key)]),
  );
}
