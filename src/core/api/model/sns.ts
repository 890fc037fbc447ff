import { bytes, list, map, structure, text } from '../shape.ts';

/** The requests of SNS's API (SNS API Reference; AWS's service model `sns`). */

const messageAttributes = map(
  structure({ DataType: text() }, { StringValue: text(), BinaryValue: bytes }),
);
const published = {
  Subject: text(),
  MessageStructure: text(),
  MessageAttributes: messageAttributes,
  MessageDeduplicationId: text(),
  MessageGroupId: text(),
};

export const publish = structure(
  { Message: text() },
  { TopicArn: text(), TargetArn: text(), PhoneNumber: text(), ...published },
  ['TopicArn', 'TargetArn', 'PhoneNumber', 'Message'],
);
export const publishBatch = structure(
  {
    TopicArn: text(),
    PublishBatchRequestEntries: list(structure({ Id: text(), Message: text() }, published)),
  },
  {},
);
export const listTopics = structure({}, { NextToken: text() });
