import type { PutEventsEntry } from '../../bus/put-events.ts';
import type { Instant } from '../../model/brand.ts';
import type { ServiceCall } from '../../model/invocation.ts';
import type { MessageAttributes } from '../../model/sqs-fact.ts';
import type { SendRequest } from '../sqs/check-message.ts';

/** What a handler has asked of AWS, and what it was told of it. */
export type HandlerCall =
  | {
      readonly type: 'put-events';
      readonly entries: readonly PutEventsEntry[];
      /** The ids that the handler was told. */
      readonly ids: readonly (string | null)[];
    }
  | { readonly type: 'send-message'; readonly request: SendRequest }
  | {
      readonly type: 'publish';
      readonly topic: string;
      readonly message: string;
      readonly subject: string | null;
      readonly attributes: MessageAttributes;
      readonly messageId: string | null;
    }
  | { readonly type: 'invoke'; readonly function: string; readonly payload: string };

type Fields = Readonly<Record<string, unknown>>;

/** The calls that have an effect, each with its moment. What came out of a handler has no shape that could be trusted. */
export function handlerCallsOf(
  calls: readonly ServiceCall[],
): readonly { readonly at: Instant; readonly call: HandlerCall }[] {
  return calls.flatMap(({ at, service, operation, input, output }) => {
    const [request, answer] = [fieldsOf(input), fieldsOf(output)];
    // The service refused the call: nothing has happened, except where the refusal itself is on record.
    const isRefused = '__type' in answer && service !== 'events';
    if (isRefused) return [];
    return effectsOf(`${service}.${operation}`, request, answer).map((call) => ({ at, call }));
  });
}

function effectsOf(operation: string, request: Fields, answer: Fields): readonly HandlerCall[] {
  switch (operation) {
    case 'events.PutEvents': {
      if (!Array.isArray(request.Entries)) return [];
      const entries = request.Entries.map((entry) => entryOf(fieldsOf(entry)));
      return [{ type: 'put-events', entries, ids: eventIdsOf(answer) }];
    }
    case 'sqs.SendMessage': {
      const sent = sendRequestOf(request.QueueUrl, request, answer);
      return sent ? [sent] : [];
    }
    case 'sqs.SendMessageBatch': {
      const successful = listOf(answer.Successful);
      return listOf(request.Entries).flatMap((entry) => {
        const told = successful.find(({ Id }) => Id === entry.Id);
        return (told && sendRequestOf(request.QueueUrl, entry, told)) ?? [];
      });
    }
    case 'sns.Publish':
      return [publishOf(request.TopicArn ?? request.TargetArn, request, answer)].flat();
    case 'sns.PublishBatch': {
      const successful = listOf(answer.Successful);
      return listOf(request.PublishBatchRequestEntries).flatMap((entry) => {
        const told = successful.find(({ Id }) => Id === entry.Id);
        return told ? publishOf(request.TopicArn, entry, told) : [];
      });
    }
    case 'lambda.Invoke': {
      const name = textOf(request.FunctionName);
      // Only asynchronous invocations have an effect of their own.
      if (name === null || request.InvocationType !== 'Event') return [];
      const payload = textOf(request.Payload) ?? '{}';
      return [{ type: 'invoke', function: lastPartOf(name), payload }];
    }
    default:
      return [];
  }
}

function sendRequestOf(url: unknown, entry: Fields, told: Fields): HandlerCall | null {
  const queueUrl = textOf(url);
  const body = textOf(entry.MessageBody);
  if (queueUrl === null || body === null) return null;
  const { DelaySeconds } = entry;
  const request: SendRequest = {
    queue: queueUrl.slice(queueUrl.lastIndexOf('/') + 1),
    body,
    attributes: attributesOf(entry.MessageAttributes),
    groupId: textOf(entry.MessageGroupId) ?? undefined,
    deduplicationId: textOf(entry.MessageDeduplicationId) ?? undefined,
    delaySeconds: typeof DelaySeconds === 'number' ? DelaySeconds : undefined,
    messageId: textOf(told.MessageId) ?? undefined,
  };
  return { type: 'send-message', request };
}

function publishOf(arn: unknown, entry: Fields, told: Fields): readonly HandlerCall[] {
  const [topic, message] = [textOf(arn), textOf(entry.Message)];
  if (topic === null || message === null) return [];
  return [
    {
      type: 'publish',
      topic: lastPartOf(topic),
      message,
      subject: textOf(entry.Subject),
      attributes: attributesOf(entry.MessageAttributes),
      messageId: textOf(told.MessageId),
    },
  ];
}

function entryOf(entry: Fields): PutEventsEntry {
  const text = (key: string) => {
    const value = textOf(entry[key]);
    return value === null ? {} : { [key]: value };
  };
  return {
    ...text('Source'),
    ...text('DetailType'),
    ...text('Detail'),
    ...text('EventBusName'),
    ...text('Time'),
    ...(Array.isArray(entry.Resources) && { Resources: entry.Resources.map(String) }),
  };
}

function eventIdsOf(answer: Fields): readonly (string | null)[] {
  return listOf(answer.Entries).map(({ EventId }) => textOf(EventId));
}

function attributesOf(value: unknown): MessageAttributes {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([name, attribute]) => {
      const { DataType, StringValue, BinaryValue } = fieldsOf(attribute);
      const dataType = textOf(DataType) ?? 'String';
      return [name, { dataType, value: textOf(StringValue) ?? textOf(BinaryValue) ?? '' }];
    }),
  );
}

/** The name in an ARN, or a name as it is; a version behind a function's name is left out. */
function lastPartOf(arn: string): string {
  const parts = arn.split(':');
  const marker = parts.indexOf('function');
  return (marker >= 0 ? parts[marker + 1] : parts.at(-1)) ?? arn;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
