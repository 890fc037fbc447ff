import { compactJson } from '../json/compact.ts';
import { type JsonNode, type JsonObject, member } from '../json/node.ts';
import type { QueueMessage } from '../model/queue-message.ts';
import type { MessageAttribute, MessageAttributes } from '../model/sqs-fact.ts';

/** Names that SQS itself gives; others are the sender's. */
const SYSTEM_ATTRIBUTES: ReadonlySet<string> = new Set([
  'AWSTraceHeader',
  'ApproximateFirstReceiveTimestamp',
  'ApproximateReceiveCount',
  'DeadLetterQueueSourceArn',
  'MessageDeduplicationId',
  'MessageGroupId',
  'SenderId',
  'SentTimestamp',
  'SequenceNumber',
]);

/**
 * The messages in JSON that somebody has got from SQS: what `aws sqs receive-message` or an SDK prints,
 * the `Records` of a function's event, a single one of either, or a body with its attributes.
 */
export function findMessages(root: JsonNode): readonly QueueMessage[] {
  if (root.type === 'array') return root.elements.flatMap(findMessages);
  if (root.type !== 'object') return [];
  const list = member(root, 'Messages') ?? member(root, 'Records');
  if (list?.type === 'array') return list.elements.flatMap(findMessages);
  const body = member(root, 'Body') ?? member(root, 'body');
  if (!body) return [];
  return [messageOf(root, body)];
}

function messageOf(root: JsonObject, body: JsonNode): QueueMessage {
  const attributes: Record<string, MessageAttribute> = {};
  const systemAttributes: Record<string, string> = {};
  for (const name of ['Attributes', 'attributes', 'MessageAttributes', 'messageAttributes']) {
    for (const [key, attribute] of attributesIn(member(root, name))) {
      if (SYSTEM_ATTRIBUTES.has(key)) systemAttributes[key] = attribute.value;
      else attributes[key] = attribute;
    }
  }
  const id = member(root, 'MessageId') ?? member(root, 'messageId');
  return {
    messageId: id?.type === 'string' ? id.value : null,
    // A body that was written out as JSON is what its string would hold.
    body: body.type === 'string' ? body.value : compactJson(body),
    attributes,
    systemAttributes,
  };
}

/** Named members, or a list of objects with a name each; a value alone is a string. */
function attributesIn(
  node: JsonNode | undefined,
): readonly (readonly [string, MessageAttribute])[] {
  if (node?.type === 'object') {
    return node.members.flatMap(({ key, value }) => {
      const attribute = attributeOf(value);
      return attribute ? [[key, attribute] as const] : [];
    });
  }
  if (node?.type !== 'array') return [];
  return node.elements.flatMap((element) => {
    if (element.type !== 'object') return [];
    const name = textIn(element, ['Name', 'name', 'Key', 'key']);
    const attribute = attributeOf(element);
    return name !== null && attribute ? [[name, attribute] as const] : [];
  });
}

function attributeOf(node: JsonNode): MessageAttribute | null {
  if (node.type === 'string') return { dataType: 'String', value: node.value };
  if (node.type === 'number') return { dataType: 'Number', value: compactJson(node) };
  if (node.type !== 'object') return null;
  const value = textIn(node, [
    ...['StringValue', 'stringValue', 'BinaryValue', 'binaryValue', 'Value', 'value'],
  ]);
  if (value === null) return null;
  return { dataType: textIn(node, ['DataType', 'dataType', 'Type', 'type']) ?? 'String', value };
}

function textIn(node: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = member(node, name);
    if (value?.type === 'string') return value.value;
  }
  return null;
}

/** Names of attributes that a dead-letter message has, for texts that list them line by line. */
const LISTED =
  /^\s*([A-Za-z][A-Za-z0-9_.]*)(?:\s*[:=]\s*|\s+)(?:(String|Number|Binary)\s+)?(.+?)\s*$/;

/**
 * A body and, above or below it, its attributes line by line, as a console shows them:
 * `RULE_ARN  String  arn:…`, `RULE_ARN: arn:…` or `RULE_ARN=arn:…`. `null` if there is no body.
 */
export function messageInLines(
  text: string,
): { readonly body: string; readonly attributes: MessageAttributes } | null {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}') + 1;
  if (from < 0 || to <= from) return null;
  const lines = `${text.slice(0, from)}\n${text.slice(to)}`.split(/\r?\n/);
  const attributes = Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, dataType = 'String', value] = LISTED.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, { dataType, value }]];
    }),
  );
  return { body: text.slice(from, to), attributes };
}
