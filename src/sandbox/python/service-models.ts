/**
 * What the services' requests are, member by member, in the order of AWS's API References: what a
 * client checks before it sends anything.
 */
type Shape =
  | {
      readonly type: 'text' | 'integer' | 'boolean' | 'time' | 'bytes' | 'payload';
      readonly least?: number;
    }
  | { readonly type: 'list' | 'map'; readonly member: Shape; readonly least?: number }
  | Structure;

interface Structure {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

const text: Shape = { type: 'text' };
const someText: Shape = { type: 'text', least: 1 };
const integer: Shape = { type: 'integer' };
const time: Shape = { type: 'time' };
const bytes: Shape = { type: 'bytes' };
const payload: Shape = { type: 'payload' };
const list = (member: Shape, least?: number): Shape => ({
  type: 'list',
  member,
  ...(least !== undefined && { least }),
});
const map = (member: Shape): Shape => ({ type: 'map', member });
/** Members whose names end with an exclamation mark are required. */
function structure(members: Readonly<Record<string, Shape>>): Structure {
  const names = Object.keys(members);
  return {
    type: 'structure',
    members: Object.fromEntries(
      Object.entries(members).map(([name, shape]) => [name.replace('!', ''), shape]),
    ),
    required: names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
  };
}

const putEventsEntry = structure({
  Time: time,
  Source: text,
  Resources: list(text),
  DetailType: text,
  Detail: text,
  EventBusName: someText,
  TraceHeader: someText,
});

const queueAttributes = map(
  structure({
    StringValue: text,
    BinaryValue: bytes,
    StringListValues: list(text),
    BinaryListValues: list(bytes),
    'DataType!': text,
  }),
);
const sentMembers = {
  DelaySeconds: integer,
  MessageAttributes: queueAttributes,
  MessageSystemAttributes: queueAttributes,
  MessageDeduplicationId: text,
  MessageGroupId: text,
};

const publishedMembers = {
  Subject: text,
  MessageStructure: text,
  MessageAttributes: map(structure({ 'DataType!': text, StringValue: text, BinaryValue: bytes })),
  MessageDeduplicationId: text,
  MessageGroupId: text,
};

export const SERVICE_MODELS: Readonly<Record<string, Readonly<Record<string, Structure>>>> = {
  events: {
    PutEvents: structure({ 'Entries!': list(putEventsEntry, 1), EndpointId: someText }),
  },
  sqs: {
    SendMessage: structure({ 'QueueUrl!': text, 'MessageBody!': text, ...sentMembers }),
    SendMessageBatch: structure({
      'QueueUrl!': text,
      'Entries!': list(structure({ 'Id!': text, 'MessageBody!': text, ...sentMembers })),
    }),
    GetQueueUrl: structure({ 'QueueName!': text, QueueOwnerAWSAccountId: text }),
  },
  sns: {
    Publish: structure({
      TopicArn: text,
      TargetArn: text,
      PhoneNumber: text,
      'Message!': text,
      ...publishedMembers,
    }),
    PublishBatch: structure({
      'TopicArn!': text,
      'PublishBatchRequestEntries!': list(
        structure({ 'Id!': text, 'Message!': text, ...publishedMembers }),
      ),
    }),
  },
  lambda: {
    Invoke: structure({
      'FunctionName!': someText,
      InvocationType: text,
      LogType: text,
      ClientContext: text,
      Payload: payload,
      Qualifier: someText,
    }),
  },
};
