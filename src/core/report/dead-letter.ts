import { type JsonNode, type JsonObject, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { resourceOfArn, ruleOfArn } from '../model/arn.ts';
import type { QueueMessage } from '../model/queue-message.ts';
import type { ResourceReference } from '../model/resource.ts';

/** Whose dead-letter queue a message was put into. */
export type DeadLetterOwner =
  /** Of a rule's target: EventBridge could not deliver. */
  | 'eventbridge'
  /** Of a schedule's target. */
  | 'scheduler'
  /** On-failure destination of a function: Lambda had the event, and the function failed. */
  | 'lambda-destination'
  /** A function's own dead-letter queue. */
  | 'lambda'
  /** Of a subscription: SNS could not deliver. */
  | 'sns'
  /** Another queue's redrive policy: whoever reads that queue never deleted the message. */
  | 'redrive-policy';

/** A message of a dead-letter queue, read. */
export interface DeadLetter {
  readonly owner: DeadLetterOwner;
  readonly rule: { readonly bus: string; readonly name: string } | null;
  /** What the event was meant for, by its ARN. */
  readonly targetArn: string | null;
  /** The same, if it is of a kind that is known here. */
  readonly target: ResourceReference | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** After the first try; `null` if the message does not say. */
  readonly retries: number | null;
  /** How the owner names what ended it: `MaximumRetryAttempts`, `RetriesExhausted` … */
  readonly condition: string | null;
  /** What the target got or was to get, as far as the message tells; the matched event for EventBridge's. */
  readonly payload: string;
  /** The event, as JSON; `null` if there is none in the message. */
  readonly event: string | null;
}

/** Reads a message of a dead-letter queue; `null` if it is none, or nothing in it says so. */
export function readDeadLetter(message: QueueMessage): DeadLetter | null {
  const { body, attributes, systemAttributes } = message;
  const text = (name: string) => attributes[name]?.value ?? null;
  const ruleArn = text('RULE_ARN');
  const scheduleArn = text('SCHEDULE_ARN');
  const base = { rule: null, retries: null, condition: null, payload: body };
  if (ruleArn !== null || scheduleArn !== null) {
    const targetArn = text('TARGET_ARN');
    const retries = text('RETRY_ATTEMPTS');
    return {
      ...base,
      owner: ruleArn !== null ? 'eventbridge' : 'scheduler',
      rule: ruleArn === null ? null : ruleOfArn(ruleArn),
      targetArn,
      target: targetArn === null ? null : resourceOfArn(targetArn),
      error: errorOf(text('ERROR_CODE'), text('ERROR_MESSAGE')),
      retries: retries !== null && /^\d+$/.test(retries) ? Number(retries) : null,
      condition: text('EXHAUSTED_RETRY_CONDITION'),
      event: eventIn(body),
    };
  }
  const parsed = parseJson(body);
  const root = parsed.ok && parsed.value.type === 'object' ? parsed.value : null;
  const record = root && readInvocationRecord(root, body);
  if (record) return record;
  if (root && stringOf(root, 'Type') === 'Notification' && stringOf(root, 'TopicArn') !== null) {
    const error = errorOf(
      text('ERROR_CODE') ?? text('ErrorCode'),
      text('ERROR_MESSAGE') ?? text('ErrorMessage'),
    );
    const sent = stringOf(root, 'Message') ?? body;
    if (error) {
      return {
        ...base,
        owner: 'sns',
        targetArn: stringOf(root, 'TopicArn'),
        target: resourceOfArn(stringOf(root, 'TopicArn') ?? ''),
        error,
        payload: sent,
        event: eventIn(sent),
      };
    }
  }
  if (text('RequestID') !== null && text('ErrorMessage') !== null) {
    return {
      ...base,
      owner: 'lambda',
      targetArn: null,
      target: null,
      error: errorOf(text('ErrorCode'), text('ErrorMessage')),
      event: eventIn(body),
    };
  }
  const source = systemAttributes.DeadLetterQueueSourceArn;
  if (source === undefined) return null;
  return {
    ...base,
    owner: 'redrive-policy',
    targetArn: source,
    target: resourceOfArn(source),
    error: null,
    condition: 'maxReceiveCount',
    event: eventIn(body),
  };
}

/** Lambda's record of an invocation (Lambda Developer Guide, *Adding a destination*). */
function readInvocationRecord(root: JsonObject, body: string): DeadLetter | null {
  const context = member(root, 'requestContext');
  const payload = member(root, 'requestPayload');
  if (context?.type !== 'object' || !payload) return null;
  const condition = stringOf(context, 'condition');
  // A record of success is no failure.
  if (condition === null || condition === 'Success') return null;
  const response = member(root, 'responsePayload');
  const invokes = member(context, 'approximateInvokeCount');
  const functionArn = stringOf(context, 'functionArn');
  const sent = body.slice(payload.span.from, payload.span.to);
  const tries =
    invokes?.type === 'number' ? Number(body.slice(invokes.span.from, invokes.span.to)) : null;
  return {
    owner: 'lambda-destination',
    rule: null,
    targetArn: functionArn,
    target: functionArn === null ? null : resourceOfArn(functionArn),
    error:
      response?.type === 'object'
        ? errorOf(stringOf(response, 'errorType'), stringOf(response, 'errorMessage'))
        : null,
    retries: tries === null ? null : Math.max(0, tries - 1),
    condition,
    payload: sent,
    event: eventIn(sent),
  };
}

function errorOf(code: string | null, message: string | null): DeadLetter['error'] {
  return code === null && message === null ? null : { code: code ?? '', message: message ?? '' };
}

/** The text, if it is an event. */
function eventIn(text: string): string | null {
  const parsed = parseJson(text);
  const node: JsonNode | null = parsed.ok ? parsed.value : null;
  if (node?.type !== 'object') return null;
  const isEvent = stringOf(node, 'source') !== null && stringOf(node, 'detail-type') !== null;
  return isEvent ? text : null;
}

function stringOf(node: JsonObject, name: string): string | null {
  const value = member(node, name);
  return value?.type === 'string' ? value.value : null;
}
