import type { BusMessageType } from './log-levels.ts';

/** What each message type of a bus's log says of an event, for whoever reads it for the first time. */
export const MESSAGE_TYPES: Readonly<Record<BusMessageType, string>> = {
  EVENT_RECEIPT: 'The bus has received the event; nothing of it is checked yet.',
  EVENT_INGEST_SUCCESS: 'The bus has accepted the event: from here on it is matched.',
  EVENT_INGEST_FAILURE:
    'The bus has refused the event: it is on no bus, and the answer of PutEvents says why.',
  RULE_MATCH_START: 'The event is compared with the rules of the bus.',
  RULE_MATCH: 'A rule matches the event: each of its targets gets a delivery of its own.',
  NO_STANDARD_RULES_MATCHED: 'No rule matches the event: it goes nowhere.',
  INVOCATION_START: 'A delivery to one target begins.',
  INVOCATION_THROTTLE_START:
    'The account makes more calls of targets than it may: this one waits for its turn.',
  INVOCATION_ATTEMPT_START: 'EventBridge calls the target.',
  INVOCATION_ATTEMPT_SUCCESS:
    'The target has accepted this call. What it does with the event is not EventBridge’s any more.',
  INVOCATION_ATTEMPT_RETRYABLE_FAILURE:
    'The call failed in a way that may pass: EventBridge tries again, if the retry policy allows it.',
  INVOCATION_ATTEMPT_THROTTLE:
    'The target takes no more calls at that rate: EventBridge tries again, if the retry policy allows it.',
  INVOCATION_ATTEMPT_PERMANENT_FAILURE:
    'The call failed in a way that does not pass: EventBridge does not try again.',
  INVOCATION_SUCCESS: 'The delivery has ended well: the target has accepted the event.',
  INVOCATION_FAILURE:
    'The delivery is given up: the event goes to the dead-letter queue of the target, or is gone.',
  INVOCATION_DLQ: 'The event was sent to the dead-letter queue of the rule’s target.',
};
