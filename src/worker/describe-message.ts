import { md5 } from '../core/hash/md5.ts';
import { utf8Bytes } from '../core/json/utf8.ts';
import { md5OfAttributes, messageSize, systemAttributesOf } from '../core/targets/sqs/message.ts';
import type { MessageDescription, MessageRequest } from './api.ts';

/** Digests, size and system attributes of a message, by the code that answers whoever receives it. */
export function describeMessage({ message, place }: MessageRequest): MessageDescription {
  const { body, attributes, movedFrom: deadLetterSource } = message;
  const hasAttributes = Object.keys(attributes).length > 0;
  return {
    systemAttributes: systemAttributesOf({ ...message, deadLetterSource }, place),
    md5OfBody: md5(utf8Bytes(body)),
    md5OfMessageAttributes: hasAttributes ? md5OfAttributes(attributes) : null,
    bytes: messageSize(body, attributes),
  };
}
