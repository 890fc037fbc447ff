import { md5 } from '../../hash/md5.ts';
import { parseJson } from '../../json/parse.ts';
import { utf8Bytes } from '../../json/utf8.ts';
import { type Place, queueArn } from '../../model/arn.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import { isBinary, md5OfAttributes, type ReceivedMessage } from '../sqs/message.ts';

/**
 * What a function gets of a message (Lambda Developer Guide, *Using Lambda with Amazon SQS*), as JSON
 * text. `hasFilters`: a mapping with filters also names a digest that does not exist, as recorded.
 */
export function sqsRecord(
  message: ReceivedMessage,
  queue: string,
  place: Place,
  hasFilters: boolean,
): string {
  return recordWith(message, queue, place, hasFilters, JSON.stringify(message.body));
}

/** The same as filters see it: a body that is JSON is not a string but what it says. */
export function filteredRecord(message: ReceivedMessage, queue: string, place: Place): string {
  const parsed = parseJson(message.body);
  const isStructure = parsed.ok && ['object', 'array'].includes(parsed.value.type);
  const body = isStructure ? message.body : JSON.stringify(message.body);
  return recordWith(message, queue, place, false, body);
}

function recordWith(
  message: ReceivedMessage,
  queue: string,
  place: Place,
  hasFilters: boolean,
  body: string,
): string {
  const { messageId, receiptHandle, systemAttributes, attributes } = message;
  const hasAttributes = Object.keys(attributes).length > 0;
  const digest = hasAttributes ? md5OfAttributes(attributes) : null;
  const members: readonly (readonly [string, string])[] = [
    ['messageId', JSON.stringify(messageId)],
    ['receiptHandle', JSON.stringify(receiptHandle)],
    ['body', body],
    ['attributes', JSON.stringify(systemAttributes)],
    ['messageAttributes', JSON.stringify(attributesOf(attributes))],
    ...(hasAttributes || hasFilters
      ? [['md5OfMessageAttributes', JSON.stringify(digest)] as const]
      : []),
    ['md5OfBody', JSON.stringify(md5(utf8Bytes(message.body)))],
    ['eventSource', '"aws:sqs"'],
    ['eventSourceARN', JSON.stringify(queueArn(place, queue))],
    ['awsRegion', JSON.stringify(place.region)],
  ];
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

function attributesOf(attributes: MessageAttributes): object {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, value }]) => [
      name,
      {
        ...(isBinary(dataType) ? { binaryValue: value } : { stringValue: value }),
        stringListValues: [],
        binaryListValues: [],
        dataType,
      },
    ]),
  );
}
