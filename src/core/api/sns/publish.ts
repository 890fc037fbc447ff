import { failure, type Result, success } from '../../model/result.ts';
import type { ApiAccount } from '../account.ts';
import { batchOutput, batchProblem } from '../batch.ts';
import * as model from '../model/sns.ts';
import { operation } from '../operation.ts';
import type { ValueOf } from '../shape.ts';
import { attributesOf } from '../sqs/attributes.ts';
import { type ApiError, apiError, notSimulated, refuse } from '../wire.ts';

type Published = Pick<
  ValueOf<typeof model.publish>,
  'Message' | 'Subject' | 'MessageAttributes' | 'MessageStructure'
>;
type Done = Result<{ readonly MessageId: string }, ApiError>;

/** `Publish` (SNS API Reference). */
export const publish = operation(
  model.publish,
  ({ TopicArn, TargetArn, PhoneNumber, ...message }, account) => {
    if (PhoneNumber !== undefined) return notSimulated('Publishing to a phone number');
    const arn = TopicArn ?? TargetArn;
    if (arn === undefined) return refuse('InvalidParameterException', NO_TOPIC);
    return publishTo(topicOf(arn), message, account, '');
  },
);

export const NO_TOPIC =
  'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter';

export const publishBatch = operation(
  model.publishBatch,
  ({ TopicArn, PublishBatchRequestEntries: entries }, account) => {
    const problem = batchProblem(
      entries.map(({ Id }) => Id),
      'PublishBatchRequestEntry',
    );
    if (problem) return failure(apiError(`${problem.code}Exception`, problem.message));
    const topic = topicOf(TopicArn);
    const results = entries.map(({ Id, ...message }) => ({
      id: Id,
      outcome: publishTo(topic, message, account, Id),
    }));
    const gone = results.find(
      ({ outcome }) => !outcome.ok && outcome.error.code === 'NotFoundException',
    );
    if (gone && !gone.outcome.ok) return gone.outcome;
    return success(batchOutput(results));
  },
);

function topicOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

function publishTo(
  topic: string,
  { Message, Subject, MessageAttributes, MessageStructure }: Published,
  account: ApiAccount,
  key: string,
): Done {
  if (Message === '')
    return refuse('InvalidParameterException', 'Invalid parameter: Empty message');
  if (MessageStructure !== undefined) return notSimulated('MessageStructure');
  const published = account.publish(
    {
      topic,
      message: Message,
      subject: Subject ?? null,
      attributes: attributesOf(MessageAttributes),
    },
    key,
  );
  if (published.ok) return success({ MessageId: published.value.messageId });
  // SDKs name SNS's errors with the word behind.
  return refuse(`${published.error.name}Exception`, published.error.message);
}
