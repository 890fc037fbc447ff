import { readEventTime } from '../core/bus/event-time.ts';
import { answerEntries, checkRequest, type PutEventsEntry } from '../core/bus/put-events.ts';
import { failure, type Result, success } from '../core/model/result.ts';
import {
  type Answer,
  type Input,
  isRecord,
  refuse,
  type ServiceError,
  type Surroundings,
} from './answer.ts';
import { invoke } from './lambda-answers.ts';
import { publish, publishBatch } from './sns-answers.ts';
import { getQueueUrl, sendMessage, sendMessageBatch } from './sqs-answers.ts';

/** What a service answers to a handler's call, as it would if it were there. */
export function answerCall(
  service: string,
  operation: string,
  input: unknown,
  surroundings: Surroundings,
): Answer {
  const request = isRecord(input) ? input : {};
  switch (`${service}.${operation}`) {
    case 'events.PutEvents':
      return putEvents(request, surroundings.nextId);
    case 'sqs.SendMessage':
      return sendMessage(request, surroundings);
    case 'sqs.SendMessageBatch':
      return sendMessageBatch(request, surroundings);
    case 'sqs.GetQueueUrl':
      return getQueueUrl(request, surroundings);
    case 'sns.Publish':
      return publish(request, surroundings);
    case 'sns.PublishBatch':
      return publishBatch(request, surroundings);
    case 'lambda.Invoke':
      return invoke(request, surroundings);
    default:
      return refuse('UnknownOperationException', `${operation} is not simulated for handlers.`);
  }
}

function putEvents(request: Input, nextId: () => string): Answer {
  if (!Array.isArray(request.Entries)) {
    return refuse(
      'ValidationException',
      "1 validation error detected: Value null at 'entries' failed to satisfy constraint: Member must not be null",
    );
  }
  const entries: PutEventsEntry[] = [];
  for (const entry of request.Entries) {
    const read = readEntry(isRecord(entry) ? entry : {});
    if (!read.ok) return read;
    entries.push(read.value);
  }
  const refusal = checkRequest(entries);
  const input = { Entries: entries };
  if (refusal) return failure({ name: refusal.__type, message: refusal.message, input });
  return success({ input, output: answerEntries(entries, nextId) });
}

const TEXT_MEMBERS = ['Source', 'DetailType', 'Detail', 'EventBusName', 'TraceHeader'] as const;

function readEntry(entry: Input): Result<PutEventsEntry, ServiceError> {
  const read: Record<string, string | readonly string[]> = {};
  for (const name of TEXT_MEMBERS) {
    const value = entry[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') return failure(notText(value));
    read[name] = value;
  }
  const time = typeof entry.Time === 'string' ? readEventTime(entry.Time) : null;
  if (time !== null) {
    read.Time = new Date(time).toISOString();
  }
  if (Array.isArray(entry.Resources)) {
    const wrong = entry.Resources.find((resource) => typeof resource !== 'string');
    if (wrong !== undefined) return failure(notText(wrong));
    read.Resources = entry.Resources.map(String);
  }
  return success(read);
}

/** The protocol's own complaint, as AWS services with a JSON protocol word it. */
function notText(value: unknown): ServiceError {
  const name = 'SerializationException';
  if (Array.isArray(value)) return { name, message: 'Start of list found where not expected' };
  if (isRecord(value)) {
    return { name, message: 'Start of structure or map found where not expected.' };
  }
  const token = typeof value === 'number' ? 'NUMBER' : String(value).toUpperCase();
  return { name, message: `${token}_VALUE can not be converted to a String` };
}
