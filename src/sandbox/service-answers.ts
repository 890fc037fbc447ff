import { readEventTime } from '../core/bus/event-time.ts';
import { answerEntries, checkRequest, type PutEventsEntry } from '../core/bus/put-events.ts';
import { failure, type Result, success } from '../core/model/result.ts';

/**
 * What AWS answers when a handler calls it. Nothing happens here: the simulation reads the recorded
 * calls and lets them take effect at their moments.
 */
export interface AnsweredCall {
  /** The request as the service gets it: the SDK drops members that the API does not have. */
  readonly input: object;
  readonly output: object;
}

/** An error of the service, by the names that the SDK gives it. */
export interface ServiceError {
  readonly name: string;
  readonly message: string;
  /** The request, if the service itself refused it: that is then on record like any other call. */
  readonly input?: object;
}

type Answer = Result<AnsweredCall, ServiceError>;
type Input = Readonly<Record<string, unknown>>;

export function answerCall(
  service: string,
  operation: string,
  input: unknown,
  nextId: () => string,
): Answer {
  const request = isRecord(input) ? input : {};
  switch (`${service}.${operation}`) {
    case 'events.PutEvents':
      return putEvents(request, nextId);
    case 'sqs.SendMessage':
      return sendMessage(request, nextId);
    case 'sqs.SendMessageBatch':
      return sendMessageBatch(request, nextId);
    case 'sns.Publish':
      return publish(request, nextId);
    default:
      return refuse('UnknownOperationException', `${operation} is not simulated for handlers.`);
  }
}

function refuse(name: string, message: string): Answer {
  return failure({ name, message });
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

function sendMessage(request: Input, nextId: () => string): Answer {
  for (const name of ['QueueUrl', 'MessageBody']) {
    if (typeof request[name] !== 'string' || request[name] === '') return missing(name);
  }
  const { QueueUrl, MessageBody, DelaySeconds, MessageAttributes, ...rest } = request;
  const { MessageGroupId, MessageDeduplicationId } = rest;
  const optional = { DelaySeconds, MessageAttributes, MessageGroupId, MessageDeduplicationId };
  return success({
    input: { QueueUrl, MessageBody, ...given(optional) },
    output: { MessageId: nextId() },
  });
}

function sendMessageBatch(request: Input, nextId: () => string): Answer {
  const { QueueUrl } = request;
  if (typeof QueueUrl !== 'string' || QueueUrl === '') return missing('QueueUrl');
  const entries = Array.isArray(request.Entries) ? request.Entries.filter(isRecord) : [];
  if (entries.length === 0) {
    return refuse(
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  }
  if (entries.length > 10) {
    return refuse(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id }) => String(Id));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) return refuse('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  return success({
    input: { QueueUrl, Entries: entries },
    output: { Successful: ids.map((Id) => ({ Id, MessageId: nextId() })), Failed: [] },
  });
}

function publish(request: Input, nextId: () => string): Answer {
  const { TopicArn, TargetArn, Message, Subject, MessageAttributes } = request;
  if (typeof TopicArn !== 'string' && typeof TargetArn !== 'string') {
    return refuse(
      'InvalidParameterException',
      'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    );
  }
  if (typeof Message !== 'string' || Message === '') {
    return refuse('InvalidParameterException', 'Invalid parameter: Empty message');
  }
  const optional = { TopicArn, TargetArn, Subject, MessageAttributes };
  return success({ input: { ...given(optional), Message }, output: { MessageId: nextId() } });
}

function missing(name: string): Answer {
  return refuse('MissingParameter', `The request must contain the parameter ${name}.`);
}

function given(members: Input): Input {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function isRecord(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
