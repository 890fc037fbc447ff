import { md5 } from '../../hash/md5.ts';
import { utf8Bytes } from '../../json/utf8.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { md5OfAttributes, messageSize } from '../../targets/sqs/message.ts';
import type { ApiAccount } from '../account.ts';
import { batchOutput, batchProblem } from '../batch.ts';
import { sendMessageBatch as batchShape, sendMessage as sendShape } from '../model/sqs.ts';
import { operation } from '../operation.ts';
import type { ValueOf } from '../shape.ts';
import { type ApiError, apiError, refuse } from '../wire.ts';
import { attributesOf } from './attributes.ts';
import { queueNameOf } from './queue-url.ts';

const LARGEST_BATCH_BYTES = 1_048_576;
const LONGEST_DELAY_SECONDS = 900;

type Sent = Omit<ValueOf<typeof sendShape>, 'QueueUrl'>;

/** `SendMessage` (SQS API Reference). */
export const sendMessage = operation(sendShape, ({ QueueUrl, ...message }, account) =>
  send(queueNameOf(QueueUrl), message, account, ''),
);

/** Entries that are refused are named beside those that are not. */
export const sendMessageBatch = operation(batchShape, ({ QueueUrl, Entries }, account) => {
  const problem = batchProblem(
    Entries.map(({ Id }) => Id),
    'SendMessageBatchRequestEntry',
  );
  if (problem) return failure(problem);
  const queue = queueNameOf(QueueUrl);
  const missing = account.queueRefusal(queue, 'send');
  if (missing) return refuse(missing.name, missing.message);
  const size = Entries.reduce(
    (bytes, { MessageBody, MessageAttributes }) =>
      bytes + messageSize(MessageBody, attributesOf(MessageAttributes)),
    0,
  );
  if (size > LARGEST_BATCH_BYTES) {
    return refuse(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${LARGEST_BATCH_BYTES} bytes. You have sent ${size} bytes.`,
    );
  }
  const results = Entries.map(({ Id, ...message }) => ({
    id: Id,
    outcome: send(queue, message, account, Id),
  }));
  return success(batchOutput(results));
});

function send(
  queue: string,
  message: Sent,
  account: ApiAccount,
  key: string,
): Result<Readonly<Record<string, unknown>>, ApiError> {
  const { MessageBody, DelaySeconds, MessageAttributes } = message;
  if (DelaySeconds !== undefined && (DelaySeconds < 0 || DelaySeconds > LONGEST_DELAY_SECONDS)) {
    return refuse(
      'InvalidParameterValue',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${LONGEST_DELAY_SECONDS}.`,
    );
  }
  const attributes = attributesOf(MessageAttributes);
  const sent = account.sendMessage(
    {
      queue,
      body: MessageBody,
      attributes,
      groupId: message.MessageGroupId,
      deduplicationId: message.MessageDeduplicationId,
      delaySeconds: DelaySeconds,
    },
    key,
  );
  if (!sent.ok) return failure(apiError(sent.error.name, sent.error.message));
  const { messageId, sequenceNumber } = sent.value;
  const hasAttributes = Object.keys(attributes).length > 0;
  return success({
    MessageId: messageId,
    MD5OfMessageBody: md5(utf8Bytes(MessageBody)),
    ...(hasAttributes && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
    ...(sequenceNumber !== null && { SequenceNumber: sequenceNumber }),
  });
}
