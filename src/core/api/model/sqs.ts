import { bytes, integer, list, map, structure, text } from '../shape.ts';

/** The requests of SQS's API (SQS API Reference; AWS's service model `sqs`), which bounds nothing. */

const messageAttributes = map(
  structure(
    { DataType: text() },
    {
      StringValue: text(),
      BinaryValue: bytes,
      StringListValues: list(text()),
      BinaryListValues: list(bytes),
    },
    ['StringValue', 'BinaryValue', 'StringListValues', 'BinaryListValues', 'DataType'],
  ),
);
const queueUrl = { QueueUrl: text() };
const sent = {
  DelaySeconds: integer(),
  MessageAttributes: messageAttributes,
  MessageSystemAttributes: messageAttributes,
  MessageDeduplicationId: text(),
  MessageGroupId: text(),
};

export const sendMessage = structure({ ...queueUrl, MessageBody: text() }, sent);
export const sendEntry = structure({ Id: text(), MessageBody: text() }, sent);
export const sendMessageBatch = structure({ ...queueUrl, Entries: list(sendEntry) }, {});
export const receiveMessage = structure(queueUrl, {
  AttributeNames: list(text()),
  MessageSystemAttributeNames: list(text()),
  MessageAttributeNames: list(text()),
  MaxNumberOfMessages: integer(),
  VisibilityTimeout: integer(),
  WaitTimeSeconds: integer(),
  ReceiveRequestAttemptId: text(),
});
export const deleteMessage = structure({ ...queueUrl, ReceiptHandle: text() }, {});
export const deleteMessageBatch = structure(
  { ...queueUrl, Entries: list(structure({ Id: text(), ReceiptHandle: text() }, {})) },
  {},
);
export const changeMessageVisibility = structure(
  { ...queueUrl, ReceiptHandle: text(), VisibilityTimeout: integer() },
  {},
);
export const changeMessageVisibilityBatch = structure(
  {
    ...queueUrl,
    Entries: list(
      structure({ Id: text(), ReceiptHandle: text() }, { VisibilityTimeout: integer() }),
    ),
  },
  {},
);
export const purgeQueue = structure(queueUrl, {});
export const getQueueUrl = structure({ QueueName: text() }, { QueueOwnerAWSAccountId: text() });
export const listQueues = structure(
  {},
  { QueueNamePrefix: text(), NextToken: text(), MaxResults: integer() },
);
export const getQueueAttributes = structure(queueUrl, { AttributeNames: list(text()) });
export const setQueueAttributes = structure({ ...queueUrl, Attributes: map(text()) }, {});
export const createQueue = structure(
  { QueueName: text() },
  { Attributes: map(text()), tags: map(text()) },
);
export const deleteQueue = structure(queueUrl, {});
export const startMessageMoveTask = structure(
  { SourceArn: text() },
  { DestinationArn: text(), MaxNumberOfMessagesPerSecond: integer() },
);
