import { md5 } from '../core/hash/md5.ts';
import { utf8Bytes } from '../core/json/utf8.ts';
import type { ServiceDirectory } from '../core/model/invocation.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import type { MessageAttributes } from '../core/model/sqs-fact.ts';
import { checkMessage } from '../core/targets/sqs/check-message.ts';
import { md5OfAttributes, messageSize } from '../core/targets/sqs/message.ts';
import {
  type Answer,
  batchProblem,
  given,
  type Input,
  isRecord,
  recordsOf,
  refuse,
  type ServiceError,
  type Surroundings,
  textOf,
} from './answer.ts';

const LARGEST_BATCH_BYTES = 1_048_576;

/** `SendMessage`, with the queue's own checks (SQS API Reference). */
export function sendMessage(request: Input, { directory, nextId }: Surroundings): Answer {
  for (const name of ['QueueUrl', 'MessageBody']) {
    if (!textOf(request[name])) {
      return refuse('MissingParameter', `The request must contain the parameter ${name}.`);
    }
  }
  const queue = queueOf(request.QueueUrl, directory);
  if (!queue.ok) return queue;
  const problem = checkEntry(request, queue.value);
  if (problem) return failure(problem);
  const { QueueUrl } = request;
  return success({
    input: { QueueUrl, ...messageMembers(request) },
    output: sentMembers(request, nextId),
  });
}

/** Entries that are refused are named beside those that are not. */
export function sendMessageBatch(request: Input, { directory, nextId }: Surroundings): Answer {
  const { QueueUrl } = request;
  if (!textOf(QueueUrl)) {
    return refuse('MissingParameter', 'The request must contain the parameter QueueUrl.');
  }
  const entries = recordsOf(request.Entries);
  const problem = batchProblem(entries, 'SendMessageBatchRequestEntry');
  if (problem) return problem;
  const queue = queueOf(QueueUrl, directory);
  if (!queue.ok) return queue;
  const size = entries.reduce(
    (bytes, entry) =>
      bytes + messageSize(textOf(entry.MessageBody) ?? '', attributesOf(entry.MessageAttributes)),
    0,
  );
  if (size > LARGEST_BATCH_BYTES) {
    return refuse(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${LARGEST_BATCH_BYTES} bytes. You have sent ${size} bytes.`,
    );
  }
  const results = entries.map((entry) => ({ entry, error: checkEntry(entry, queue.value) }));
  const Successful = results.flatMap(({ entry, error }) =>
    error ? [] : [{ Id: String(entry.Id), ...sentMembers(entry, nextId) }],
  );
  const Failed = results.flatMap(({ entry, error }) =>
    error
      ? [{ Id: String(entry.Id), SenderFault: true, Code: error.name, Message: error.message }]
      : [],
  );
  const Entries = entries.map((entry) => ({ Id: String(entry.Id), ...messageMembers(entry) }));
  return success({ input: { QueueUrl, Entries }, output: { Successful, Failed } });
}

export function getQueueUrl(request: Input, { directory }: Surroundings): Answer {
  const { QueueName } = request;
  const queue = queueOf(QueueName, directory);
  if (!queue.ok) return queue;
  const { account, region } = directory;
  const QueueUrl = `https://sqs.${region}.amazonaws.com/${account}/${queue.value.name}`;
  return success({ input: { QueueName }, output: { QueueUrl } });
}

type KnownQueue = ServiceDirectory['queues'][number];

/** By its URL or its name. */
function queueOf(url: unknown, { queues }: ServiceDirectory): Result<KnownQueue, ServiceError> {
  const name = String(url ?? '').replace(/^.*\//, '');
  const found = queues.find((queue) => queue.name === name);
  if (!found) {
    return failure({ name: 'QueueDoesNotExist', message: 'The specified queue does not exist.' });
  }
  return found.refusal ? failure(found.refusal) : success(found);
}

function checkEntry(entry: Input, queue: KnownQueue): ServiceError | null {
  const { DelaySeconds } = entry;
  const problem = checkMessage(
    {
      body: textOf(entry.MessageBody) ?? '',
      attributes: attributesOf(entry.MessageAttributes),
      groupId: textOf(entry.MessageGroupId),
      deduplicationId: textOf(entry.MessageDeduplicationId),
      delaySeconds: typeof DelaySeconds === 'number' ? DelaySeconds : undefined,
    },
    queue,
  );
  return problem && { name: problem.code, message: problem.message };
}

function messageMembers(entry: Input): Input {
  const { MessageBody, DelaySeconds, MessageGroupId, MessageDeduplicationId } = entry;
  const attributes = attributesOf(entry.MessageAttributes);
  const MessageAttributes =
    Object.keys(attributes).length === 0
      ? undefined
      : Object.fromEntries(
          Object.entries(attributes).map(([name, { dataType, value }]) => [
            name,
            { DataType: dataType, StringValue: value },
          ]),
        );
  const optional = { DelaySeconds, MessageAttributes, MessageGroupId, MessageDeduplicationId };
  return { MessageBody, ...given(optional) };
}

function sentMembers(entry: Input, nextId: () => string): Input {
  const attributes = attributesOf(entry.MessageAttributes);
  const hasAttributes = Object.keys(attributes).length > 0;
  return {
    MessageId: nextId(),
    MD5OfMessageBody: md5(utf8Bytes(textOf(entry.MessageBody) ?? '')),
    ...(hasAttributes && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
  };
}

/** Binary values have come as Base64. */
function attributesOf(value: unknown): MessageAttributes {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, attribute]) => {
      const { DataType, StringValue, BinaryValue } = isRecord(attribute) ? attribute : {};
      const bytes = isRecord(BinaryValue) ? textOf(BinaryValue.$bytes) : undefined;
      const text = bytes ?? textOf(StringValue) ?? textOf(BinaryValue) ?? '';
      return [name, { dataType: textOf(DataType) ?? 'String', value: text }];
    }),
  );
}
